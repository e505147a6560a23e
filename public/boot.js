// Starts the page, and says in the reader's language why it cannot. The texts are those of
// locales/<lang>/startup.json, which the build writes here in place of the names in double braces.
//
// A file of its own, since an inline script would need `unsafe-inline`. Trunk writes the hashed
// names of the program into this script's attributes. Plain old syntax throughout: where even
// `import()` is unknown this file does not parse, and the sheet reveals `#boot-late` instead.
(function () {
  "use strict";

  var SLOW_AFTER_MS = 15000;

  var WORDS = "{{ boot }}";

  var script = document.currentScript;
  var code = codeOfReader();
  var words = WORDS[code];

  function byId(id) { return document.getElementById(id); }

  // The address below the site, without its query.
  function inside() {
    var base = document.baseURI.replace(/[^/]*$/, "");
    return location.href.indexOf(base) === 0 ? location.href.slice(base.length).split(/[?#]/)[0] : "";
  }

  // The language of the address, else the remembered one, else the first of the browser's that we
  // speak, else the fallback.
  function codeOfReader() {
    var asked = [inside().split("/")[0], remembered()]
      .concat(navigator.languages || [navigator.language || ""]);
    for (var i = 0; i < asked.length; i++) {
      var code = String(asked[i]).toLowerCase().split("-")[0];
      if (isKnown(code)) return code;
    }
    return "{{ fallback }}";
  }

  function isKnown(code) { return Object.prototype.hasOwnProperty.call(WORDS, code); }

  // A frame of another site may be refused even the question.
  function remembered() {
    try {
      return localStorage.getItem("pobratim:lang");
    } catch (refused) {
      return null;
    }
  }

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  // Replaces the loading line. Says nothing once the page has mounted: then it speaks for itself.
  function explain(kind) {
    var boot = byId("boot");
    if (!boot || boot.getAttribute("data-boot") === kind) return;
    var retry = element("button", words.retry);
    retry.type = "button";
    retry.addEventListener("click", function () { location.reload(); });
    var note = document.createElement("div");
    note.className = "boot-note";
    note.setAttribute("role", "alert");
    note.appendChild(element("h1", words[kind + "_title"]));
    note.appendChild(element("p", words[kind + "_text"]));
    note.appendChild(retry);
    boot.textContent = "";
    boot.setAttribute("data-boot", kind);
    boot.appendChild(note);
    if (kind !== "slow") tellHost();
  }

  // A page that holds this one in a frame then shows its readers what it has for that.
  function tellHost() {
    if (parent !== window) parent.postMessage({ pobratim: 1, type: "failed" }, "*");
  }

  function kindOf(error) {
    if (error && error.pobratim) return error.pobratim;
    var blocked = [WebAssembly.CompileError, WebAssembly.LinkError, EvalError].some(function (type) {
      return typeof type === "function" && error instanceof type;
    });
    return blocked ? "unable" : "broken";
  }

  function fail(error) {
    console.error("pobratim: the page did not start", error);
    explain(kindOf(error));
  }

  function missing(error) {
    throw { pobratim: "missing", cause: error };
  }

  // What a reader or a host page has chosen shows at once: a static page may stand here already.
  function dress() {
    var root = document.documentElement;
    var theme = /[?&]theme=(light|dark)/.exec(location.search);
    try {
      theme = theme ? theme[1] : localStorage.getItem("pobratim:theme");
      if (localStorage.getItem("pobratim:sight") === "1") root.setAttribute("data-sight", "large");
    } catch (refused) {}
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
    if (/[?&]embed=1(&|$)/.test(location.search)) {
      root.setAttribute("data-embed", "");
      // The program itself says so where there is no data.
      new MutationObserver(tellHost).observe(root, { attributeFilter: ["data-failed"] });
    }
  }

  function preload(url) {
    var link = document.createElement("link");
    link.rel = "preload";
    link.as = "fetch";
    link.crossOrigin = "anonymous";
    link.href = url;
    document.head.appendChild(link);
  }

  function start() {
    document.documentElement.lang = words.tag;
    dress();
    var late = byId("boot-late");
    if (late) late.parentNode.removeChild(late);
    var line = document.querySelector("#boot .boot-word");
    if (line) line.textContent = words.loading;

    if (typeof WebAssembly !== "object" || typeof fetch !== "function") return explain("unable");

    // A fault in the program after its start, and before it has mounted, must not leave a blank page.
    addEventListener("error", function (event) {
      if (event.error) explain("broken");
    });
    addEventListener("unhandledrejection", function (event) {
      explain(event.reason === "missing" ? "missing" : "broken");
    });
    setTimeout(function () {
      var boot = byId("boot");
      if (boot && !boot.getAttribute("data-boot")) explain("slow");
    }, SLOW_AFTER_MS);

    var program = new URL(script.getAttribute("data-wasm"), document.baseURI).href;
    var glue = new URL(script.getAttribute("data-js"), document.baseURI).href;
    // What the program asks for once it runs can be here by then.
    var parts = inside().replace(/(^|\/)index\.html$/, "").split("/");
    if (isKnown(parts[0])) parts.shift();
    var page = parts[0] || "";
    var coast = document.querySelector("meta[name='pobratim:coast']");
    if (coast && (!page || page === "map")) preload(coast.content);
    if (page === "events" || /[?&](embed=1|(q|open)=|view=(year|week))/.test(location.search)) {
      preload(program.replace(/_bg\.wasm$/, "-details.lazy.wasm"));
    }
    if (!/^(|map|calendar|events)$/.test(page)) {
      preload(program.replace(/_bg\.wasm$/, "-pages.lazy.wasm"));
    }
    // Both are preloaded: neither line waits for the other.
    var bytes = fetch(program).then(function (response) {
      return response.ok ? response : missing(response.status);
    }, missing);
    var module = import(glue).catch(missing);
    Promise.all([module, bytes]).then(function (both) {
      return both[0].default({ module_or_path: both[1] });
    }).catch(fail);
  }

  start();
})();
