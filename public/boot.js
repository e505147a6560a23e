// Starts the program, and shows in the user's language why it cannot start. The build replaces the
// names in double braces by the texts of locales/<lang>/startup.json.
//
// A file of its own, because an inline script would need `unsafe-inline`. Trunk writes the hashed
// names of the program into the attributes of this script. ES5 syntax except `import()`: a browser
// without it does not parse this file, and the style sheet shows `#boot-late` instead.
(function () {
  "use strict";

  var SLOW_AFTER_MS = 15000;

  var MESSAGES = "{{ boot }}";

  var script = document.currentScript;
  var messages = MESSAGES[preferredLanguage(Object.keys(MESSAGES)) || "{{ fallback }}"];

  function byId(id) { return document.getElementById(id); }

  // The path below the site, without the query.
  function pathInSite() {
    var base = document.baseURI.replace(/[^/]*$/, "");
    return location.href.indexOf(base) === 0 ? location.href.slice(base.length).split(/[?#]/)[0] : "";
  }

  // The language of the address, else the stored one, else the first of the browser's that is among
  // `offered`; undefined if none is.
  function preferredLanguage(offered) {
    var candidates = [pathInSite().split("/")[0], storedLanguage()]
      .concat(navigator.languages || [navigator.language || ""]);
    for (var i = 0; i < candidates.length; i++) {
      var code = String(candidates[i]).toLowerCase().split("-")[0];
      if (offered.indexOf(code) >= 0) return code;
    }
  }

  function contentOf(name) {
    var meta = document.querySelector("meta[name='pobratim:" + name + "']");
    return meta ? meta.content : "";
  }

  // Preloads the bundle that the program will fetch first: that of the reader's language, as chosen by
  // `fetch_first` in src/ui/data.rs. A published page names it itself.
  function preloadBundle() {
    var bundle = contentOf("bundle");
    var offered = contentOf("languages").split(" ");
    var own = preferredLanguage(offered) || offered[0];
    if (own) bundle = bundle.replace(/\.json$/, "." + own + ".json");
    if (bundle && !document.querySelector("link[rel=preload][href='" + bundle + "']")) preload(bundle);
  }

  function isSupported(code) { return Object.prototype.hasOwnProperty.call(MESSAGES, code); }

  // In a frame of another site even reading `localStorage` may throw.
  function storedLanguage() {
    try {
      return localStorage.getItem("pobratim:lang");
    } catch (refused) {
      return null;
    }
  }

  function element(name, text) {
    var node = document.createElement(name);
    node.textContent = text;
    return node;
  }

  // The start page in the language of the address.
  function startPath() { return /^([a-z]{2}\/)?/.exec(pathInSite())[0]; }

  function startLink() {
    var link = element("a", messages.start);
    link.className = "button";
    link.href = new URL(startPath() || ".", document.baseURI).href;
    return link;
  }

  // Replaces the loading message. Does nothing once the program has mounted, which removes `#boot`.
  function explain(kind) {
    var boot = byId("boot");
    if (!boot || boot.getAttribute("data-boot") === kind) return;
    var retry = element("button", messages.retry);
    retry.type = "button";
    retry.className = "button";
    retry.addEventListener("click", function () { location.reload(); });
    var note = document.createElement("div");
    note.className = "failure";
    note.setAttribute("role", "alert");
    note.appendChild(element("h1", messages[kind + "_title"]));
    note.appendChild(element("p", messages[kind + "_text"]));
    var actions = element("p", "");
    actions.className = "failure-actions";
    actions.appendChild(retry);
    // Only a part is missing: the start page may work.
    if (kind === "missing" && startPath() !== pathInSite()) actions.appendChild(startLink());
    note.appendChild(actions);
    boot.textContent = "";
    boot.setAttribute("data-boot", kind);
    boot.appendChild(note);
    if (kind !== "slow") notifyHost();
  }

  // The host page of a frame then shows its own fallback.
  function notifyHost() {
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

  // Applies the preferences of the user or the host page at once, because a static page may be shown.
  function applyPreferences() {
    var root = document.documentElement;
    var theme = /[?&]theme=(light|dark)/.exec(location.search);
    try {
      theme = theme ? theme[1] : localStorage.getItem("pobratim:theme");
      var lowVision = localStorage.getItem("pobratim:sight") === "1";
      var size = localStorage.getItem("pobratim:text-size") || (lowVision ? "largest" : "");
      if (lowVision) root.setAttribute("data-low-vision", "");
      if (size === "large" || size === "largest") root.setAttribute("data-text-size", size);
    } catch (refused) {}
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
    if (/[?&]embed=1(&|$)/.test(location.search)) {
      root.setAttribute("data-embed", "");
      // The program sets this when it has no data.
      new MutationObserver(notifyHost).observe(root, { attributeFilter: ["data-failed"] });
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
    document.documentElement.lang = messages.tag;
    applyPreferences();
    var late = byId("boot-late");
    if (late) late.parentNode.removeChild(late);
    var line = document.querySelector("#boot .boot-message");
    if (line) line.textContent = messages.loading;

    if (typeof WebAssembly !== "object" || typeof fetch !== "function") return explain("unable");

    // An error of the program before it has mounted must not leave a blank page.
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
    // Preload what the program will request when it runs.
    var parts = pathInSite().replace(/(^|\/)index\.html$/, "").split("/");
    if (isSupported(parts[0])) parts.shift();
    var page = parts[0] || "";
    var coast = contentOf("coast");
    var hasMap = !page || page === "map";
    preloadBundle();
    if (coast && hasMap) preload(coast);
    if (page === "events" || (hasMap && /[?&]city=/.test(location.search)) ||
        /[?&](embed=1|(q|open|from)=|view=(year|month|week))/.test(location.search)) {
      preload(program.replace(/_bg\.wasm$/, "-details.lazy.wasm"));
    }
    if (!/^(|map|calendar|events)$/.test(page)) {
      preload(program.replace(/_bg\.wasm$/, "-pages.lazy.wasm"));
    }
    // Both are preloaded, and load in parallel.
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
