// On the page of subscriptions: shows the way to subscribe that suits this device first, and adds
// buttons that copy the address, and a field that finds feeds by their names. Without this script
// there are plain links.
(function () {
  "use strict";

  // With more feeds than this a field finds them.
  var MANY = 12;
  var agent = navigator.userAgent || "";
  // Android has no reliable support for webcal; Apple devices and computers have.
  var first = /Android/i.test(agent) ? "google" : "webcal";
  var page = document.querySelector("[data-copy]");
  var feeds = Array.prototype.slice.call(document.querySelectorAll("[data-feed]"));
  var groups = Array.prototype.slice.call(document.querySelectorAll(".feeds-group"));

  function copyItem(link) {
    var item = document.createElement("li");
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = page.getAttribute("data-copy");
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(link.href).then(function () {
        button.textContent = page.getAttribute("data-copied");
        button.classList.add("copied");
      }, function () {
        // Refused, as in some frames: the link is opened instead, where it can be copied.
        location.href = link.href;
      });
    });
    item.appendChild(button);
    return item;
  }

  feeds.forEach(function (feed) {
    var ways = feed.querySelector("ul");
    var best = feed.querySelector("[data-way='" + first + "']");
    if (best) ways.insertBefore(best, ways.firstChild);
    var file = feed.querySelector("[data-way='file']");
    if (file && page && navigator.clipboard) {
      ways.insertBefore(copyItem(file.querySelector("a")), file);
    }
  });

  // Shows the feeds with the text in their names, and opens their groups.
  function find(text) {
    var count = 0;
    feeds.forEach(function (feed) {
      var name = feed.querySelector(".feed-name").textContent.toLowerCase();
      feed.hidden = name.indexOf(text) < 0;
      if (!feed.hidden) count += 1;
    });
    groups.forEach(function (group) {
      group.hidden = !group.querySelector("[data-feed]:not([hidden])");
      if (text && !group.hidden) group.open = true;
    });
    return count;
  }

  if (page && groups.length && feeds.length > MANY) {
    var label = document.createElement("label");
    var field = document.createElement("input");
    var status = document.createElement("span");
    label.className = "feeds-find";
    label.textContent = page.getAttribute("data-find") + " ";
    field.type = "search";
    status.setAttribute("role", "status");
    field.addEventListener("input", function () {
      var count = find(field.value.trim().toLowerCase());
      status.textContent = count ? "" : page.getAttribute("data-nothing");
    });
    label.appendChild(field);
    groups[0].parentNode.insertBefore(label, groups[0]);
    label.after(status);
  }
})();
