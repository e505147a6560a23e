// On the page of subscriptions: shows the subscription button for this device first, and adds buttons
// that copy the address. Without this script all of them are plain links.
(function () {
  "use strict";

  var agent = navigator.userAgent || "";
  // Android has no reliable support for webcal; Apple devices and computers have.
  var first = /Android/i.test(agent) ? "google" : "webcal";
  var list = document.querySelector("[data-copy]");
  var words = list ? { copy: list.getAttribute("data-copy"), copied: list.getAttribute("data-copied") } : null;

  function copyButton(link) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "button-quiet";
    button.textContent = words.copy;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(link.href).then(function () {
        button.textContent = words.copied;
        button.classList.add("copied");
      }, function () {
        // Refused, as in some frames: the link is opened instead, where it can be copied.
        location.href = link.href;
      });
    });
    return button;
  }

  document.querySelectorAll(".feed-ways").forEach(function (ways) {
    ways.querySelectorAll("[data-way]").forEach(function (link) {
      link.classList.toggle("button", link.getAttribute("data-way") === first);
    });
    var best = ways.querySelector("[data-way='" + first + "']");
    if (best) ways.insertBefore(best, ways.firstChild);
    var file = ways.querySelector("[data-way='file']");
    if (file && words && navigator.clipboard) file.after(copyButton(file));
  });
})();
