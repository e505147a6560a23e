// <pobratim-widget>: a part of this site on a page of another one. See embed/index.html beside it.
//
// The part lives in a frame, so that neither page can disturb the other. What is written inside the
// element stays until the frame says that it is ready, and comes back where that never happens.
// The build writes the texts of locales/<lang>/startup.json in place of the names in double braces.
(function () {
  "use strict";
  if (!window.customElements || customElements.get("pobratim-widget")) return;

  // Our own files lie beside this one. A script that was loaded as a module has no `currentScript`.
  var script = document.currentScript || document.querySelector("script[src*='embed.js']");
  var SITE = new URL(".", script ? script.src : document.baseURI);

  var DRESS = "accent ink paper radius font".split(" ");
  // What names the page in the frame; the rest is told to it.
  var PLACE = "view city category direction date limit languages".split(" ");
  var ALL = PLACE.concat(DRESS, "lang theme height".split(" "));
  // Why each token is there: embed/index.html.
  var SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals";
  // A refused frame says `load` like any other. After that, our page has so long to speak.
  var PATIENCE_MS = 8000, PATIENCE_LOADING_MS = 30000;
  var CSS = ":host{display:block!important;position:relative!important;min-inline-size:0}" +
    "iframe{display:block;inline-size:100%;border:0;color-scheme:auto}" +
    "[hidden]{display:none}a{color:inherit}";
  var WORDS = "{{ widget }}";

  function langOf(tag) {
    var code = String(tag || "").toLowerCase().split(/[-_]/)[0];
    return WORDS.hasOwnProperty(code) ? code : "";
  }

  function make(name, parent) {
    return parent.appendChild(document.createElement(name));
  }

  // Whether the page around an element is dark: by the ground on which it stands.
  function isDark(element) {
    for (var at = element.parentElement; at; at = at.parentElement) {
      var c = getComputedStyle(at).backgroundColor.match(/[\d.]+/g);
      if (c && (c.length < 4 || c[3] > 0.5)) return 0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2] < 128;
    }
    var scheme = getComputedStyle(document.documentElement).colorScheme || "";
    return scheme.indexOf("dark") >= 0 &&
      (scheme.indexOf("light") < 0 || matchMedia("(prefers-color-scheme: dark)").matches);
  }

  class Widget extends HTMLElement {
    constructor() {
      super();
      var root = this.attachShadow({ mode: "open" });
      try {
        var sheet = new CSSStyleSheet();
        sheet.replaceSync(CSS);
        root.adoptedStyleSheets = [sheet];
      } catch (old) {
        make("style", root).textContent = CSS;
      }
      this.own = make("slot", root);
      this.note = make("p", root);
      this.note.setAttribute("role", "status");
      this.note.hidden = true;
      this.hear = this.hear.bind(this);
      this.dress = this.dress.bind(this);
    }

    connectedCallback() {
      var self = this;
      addEventListener("message", this.hear);
      // A host page that turns to another language or theme says so in attributes; colours may
      // take a while to get there.
      this.watch = new MutationObserver(function () {
        self.dress();
        setTimeout(self.dress, 500);
      });
      for (var at = this.parentElement; at; at = at.parentElement) this.watch.observe(at, { attributes: true });
      this.media = matchMedia("(prefers-color-scheme: dark)");
      this.media.addEventListener && this.media.addEventListener("change", this.dress);
      if (!window.IntersectionObserver) return this.open();
      this.near = new IntersectionObserver(function (entries) {
        if (entries.some(function (entry) { return entry.isIntersecting; })) self.open();
      }, { rootMargin: "600px" });
      this.near.observe(this);
    }

    disconnectedCallback() {
      removeEventListener("message", this.hear);
      this.watch.disconnect();
      this.near && this.near.disconnect();
      this.media.removeEventListener && this.media.removeEventListener("change", this.dress);
      clearTimeout(this.timer);
      this.frame && this.frame.remove();
      this.frame = this.said = null;
      this.ready = false;
      this.own.hidden = false;
    }

    attributeChangedCallback(name, old, now) {
      if (old === now || !this.frame) return;
      if (name === "height") {
        if (this.scrolls()) this.load();
        return this.size();
      }
      if (PLACE.indexOf(name) < 0) return this.dress();
      if (this.ready) this.tell({ type: "show", address: this.place() });
      else this.load();
    }

    // An explicit language wins; else the nearest of the host page; else the frame asks the browser.
    code() {
      var own = this.getAttribute("lang");
      if (own && own !== "auto") return langOf(own);
      var near = this.parentElement && this.parentElement.closest("[lang]");
      return near ? langOf(near.lang) : "";
    }

    look() {
      var style = getComputedStyle(this), self = this, theme = this.getAttribute("theme");
      var look = { type: "look", lang: this.code() };
      look.theme = theme === "light" || theme === "dark" ? theme : isDark(this) ? "dark" : "light";
      DRESS.forEach(function (name) {
        var value = style.getPropertyValue("--pobratim-" + name).trim() || self.getAttribute(name);
        if (value) look[name] = value;
      });
      return look;
    }

    // The address of the frame, below the site; the same as `Options::address` writes.
    place(whole) {
      var get = this.getAttribute.bind(this), look = this.look(), query = new URLSearchParams();
      var view = get("view"), city = (get("city") || "").split(",")[0].trim(), lang = look.lang;
      var isCity = view === "city" && city;
      var path = isCity ? "cities/" + encodeURIComponent(city)
        : view === "map" || view === "programmes" ? view : "calendar";
      if (!whole) query.set("embed", 1);
      if (view === "agenda") query.set("view", view);
      PLACE.slice(isCity ? 2 : 1).forEach(function (name) {
        var value = get(name);
        if (name === "languages" && value !== null && value !== "0") value = "1";
        if (value && !(whole && (name === "limit" || name === "languages"))) query.set(name, value);
      });
      if (!whole) ["theme"].concat(DRESS).forEach(function (name) {
        if (look[name]) query.set(name, look[name]);
      });
      query = query.toString();
      return (lang && lang + "/") + path + (query && "?" + query);
    }

    open() {
      var self = this;
      if (this.frame) return;
      this.near && this.near.disconnect();
      var frame = document.createElement("iframe");
      frame.name = "pobratim-widget";
      frame.setAttribute("sandbox", SANDBOX);
      frame.allow = "fullscreen; clipboard-write; web-share";
      // Out of sight, but not `hidden`: a frame without a box is not painted, and so never ready.
      frame.style.cssText = "position:absolute;visibility:hidden;block-size:600px";
      frame.title = this.title || WORDS[this.code() || "{{ fallback }}"].title;
      frame.onload = function () { self.wait(PATIENCE_MS); };
      this.frame = frame;
      this.scrolls();
      this.load();
      this.shadowRoot.appendChild(frame);
    }

    load() {
      this.ready = false;
      this.frame.src = SITE + this.place();
      this.wait(PATIENCE_LOADING_MS);
    }

    // A frame that is as high as its content has nothing to scroll. Whether that has changed, which
    // a browser asks for only when it loads the frame.
    scrolls() {
      var before = this.frame.scrolling;
      this.frame.scrolling = this.fixed() ? "auto" : "no";
      return before !== this.frame.scrolling;
    }

    wait(ms) {
      clearTimeout(this.timer);
      if (!this.ready) this.timer = setTimeout(this.fail.bind(this), ms);
    }

    fail() {
      if (this.ready || !this.frame) return;
      var link = document.createElement("a");
      link.href = SITE + this.place(true);
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = WORDS[this.code() || langOf(navigator.language) || "{{ fallback }}"].failed;
      this.note.replaceChildren(link);
      this.note.hidden = false;
      this.fire("error");
    }

    tell(message) {
      message.pobratim = 1;
      if (this.frame && this.frame.contentWindow) this.frame.contentWindow.postMessage(message, SITE.origin);
    }

    // Says how the frame is to look, where that has changed.
    dress() {
      if (!this.ready) return;
      var look = this.look(), said = JSON.stringify(look);
      if (said !== this.said) this.tell(look);
      this.said = said;
    }

    // The height that the host asks for, px; 0 is as the content.
    fixed() {
      return parseInt(this.getAttribute("height"), 10) || 0;
    }

    size() {
      if (this.ready) this.frame.style.cssText = "block-size:" + (this.fixed() || this.tall || 600) + "px";
    }

    fire(name, detail) {
      this.dispatchEvent(new CustomEvent("pobratim:" + name, { bubbles: true, composed: true, detail: detail || {} }));
    }

    hear(event) {
      var frame = this.frame, said = event.data;
      if (!frame || event.source !== frame.contentWindow || event.origin !== SITE.origin) return;
      if (!said || said.pobratim !== 1) return;
      if (said.type === "ready" && !this.ready) {
        this.ready = true;
        clearTimeout(this.timer);
        this.own.hidden = this.note.hidden = true;
        this.said = null;
        this.dress();
        this.size();
        this.fire("ready");
      } else if (said.type === "height" && said.height > 0 && said.height <= 30000) {
        this.tall = Math.ceil(said.height);
        this.size();
      } else if (said.type === "open" || said.type === "select") {
        var id = /^[a-z0-9@-]{1,120}$/.test(said.id) ? said.id : null;
        if (id || said.type === "select") this.fire(said.type, { id: id });
      } else if (said.type === "top") {
        if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
      } else if (said.type === "failed") {
        this.fail();
      }
    }
  }

  Object.defineProperty(Widget, "observedAttributes", { value: ALL });
  // Properties are the attributes; `lang` is one of every element.
  ALL.forEach(function (name) {
    if (name === "lang") return;
    Object.defineProperty(Widget.prototype, name, {
      get: function () { return this.getAttribute(name); },
      set: function (value) {
        if (value === null || value === undefined || value === false) this.removeAttribute(name);
        else this.setAttribute(name, value === true ? "" : value);
      }
    });
  });
  customElements.define("pobratim-widget", Widget);
})();
