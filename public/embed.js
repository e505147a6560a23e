// <pobratim-widget>: a view of this site on a page of another one. See embed/index.html.
//
// The view is in a frame, so that neither page can disturb the other. The content of the element is
// shown until the frame is ready, and stays if the frame fails.
// The build replaces the names in double braces by the texts of locales/<lang>/startup.json.
(function () {
  "use strict";
  if (!window.customElements || customElements.get("pobratim-widget")) return;

  // The site is the folder of this script. A script loaded as a module has no `currentScript`.
  var script = document.currentScript || document.querySelector("script[src*='embed.js']");
  var SITE = new URL(".", script ? script.src : document.baseURI);

  var THEME_KEYS = "accent ink paper radius font".split(" ");
  // Attributes that determine the address of the frame; the others are posted to it.
  var ADDRESS_KEYS = "view city category direction date limit languages".split(" ");
  var ATTRIBUTES = ADDRESS_KEYS.concat(THEME_KEYS, "lang theme height".split(" "));
  // embed/index.html explains each token.
  var SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals";
  // A refused frame fires `load` as well: the time after it, and before it, to wait for `ready`.
  var READY_TIMEOUT_MS = 8000, LOAD_TIMEOUT_MS = 30000;
  var CSS = ":host{display:block!important;position:relative!important;min-inline-size:0}" +
    "iframe{display:block;inline-size:100%;border:0;color-scheme:auto}" +
    "[hidden]{display:none}a{color:inherit}";
  var MESSAGES = "{{ widget }}";

  function langOf(tag) {
    var code = String(tag || "").toLowerCase().split(/[-_]/)[0];
    return MESSAGES.hasOwnProperty(code) ? code : "";
  }

  function make(name, parent) {
    return parent.appendChild(document.createElement(name));
  }

  // Whether the host page is dark, by the background behind an element.
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
      this.slotElement = make("slot", root);
      this.note = make("p", root);
      this.note.setAttribute("role", "status");
      this.note.hidden = true;
      this.onMessage = this.onMessage.bind(this);
      this.postAppearance = this.postAppearance.bind(this);
    }

    connectedCallback() {
      var self = this;
      addEventListener("message", this.onMessage);
      // A host page changes its language or theme by attributes of ancestors; its colours may follow
      // with a transition.
      this.ancestors = new MutationObserver(function () {
        self.postAppearance();
        setTimeout(self.postAppearance, 500);
      });
      for (var at = this.parentElement; at; at = at.parentElement) this.ancestors.observe(at, { attributes: true });
      this.media = matchMedia("(prefers-color-scheme: dark)");
      this.media.addEventListener && this.media.addEventListener("change", this.postAppearance);
      if (!window.IntersectionObserver) return this.open();
      this.visibility = new IntersectionObserver(function (entries) {
        if (entries.some(function (entry) { return entry.isIntersecting; })) self.open();
      }, { rootMargin: "600px" });
      this.visibility.observe(this);
    }

    disconnectedCallback() {
      removeEventListener("message", this.onMessage);
      this.ancestors.disconnect();
      this.visibility && this.visibility.disconnect();
      this.media.removeEventListener && this.media.removeEventListener("change", this.postAppearance);
      clearTimeout(this.timer);
      this.frame && this.frame.remove();
      this.frame = this.posted = null;
      this.ready = false;
      this.slotElement.hidden = false;
    }

    attributeChangedCallback(name, old, now) {
      if (old === now || !this.frame) return;
      if (name === "height") {
        if (this.updateScrolling()) this.load();
        return this.resize();
      }
      if (ADDRESS_KEYS.indexOf(name) < 0) return this.postAppearance();
      if (this.ready) this.post({ type: "show", address: this.address() });
      else this.load();
    }

    // The `lang` attribute, else the nearest language of the host page, else empty: the browser's.
    code() {
      var own = this.getAttribute("lang");
      if (own && own !== "auto") return langOf(own);
      var near = this.parentElement && this.parentElement.closest("[lang]");
      return near ? langOf(near.lang) : "";
    }

    appearance() {
      var style = getComputedStyle(this), self = this, theme = this.getAttribute("theme");
      var appearance = { type: "look", lang: this.code() };
      appearance.theme = theme === "light" || theme === "dark" ? theme : isDark(this) ? "dark" : "light";
      THEME_KEYS.forEach(function (name) {
        var value = style.getPropertyValue("--pobratim-" + name).trim() || self.getAttribute(name);
        if (value) appearance[name] = value;
      });
      return appearance;
    }

    // The address of the frame below the site, as `Options::address` writes it.
    address(fullPage) {
      var get = this.getAttribute.bind(this), appearance = this.appearance(), query = new URLSearchParams();
      var view = get("view"), city = (get("city") || "").split(",")[0].trim(), lang = appearance.lang;
      var isCity = view === "city" && city;
      var path = isCity ? "cities/" + encodeURIComponent(city)
        : view === "map" || view === "programmes" ? view : "calendar";
      if (!fullPage) query.set("embed", 1);
      if (view === "agenda") query.set("view", view);
      ADDRESS_KEYS.slice(isCity ? 2 : 1).forEach(function (name) {
        var value = get(name);
        if (name === "languages" && value !== null && value !== "0") value = "1";
        if (value && !(fullPage && (name === "limit" || name === "languages"))) query.set(name, value);
      });
      if (!fullPage) ["theme"].concat(THEME_KEYS).forEach(function (name) {
        if (appearance[name]) query.set(name, appearance[name]);
      });
      query = query.toString();
      return (lang && lang + "/") + path + (query && "?" + query);
    }

    open() {
      var self = this;
      if (this.frame) return;
      this.visibility && this.visibility.disconnect();
      var frame = document.createElement("iframe");
      frame.name = "pobratim-widget";
      frame.setAttribute("sandbox", SANDBOX);
      frame.allow = "fullscreen; clipboard-write; web-share";
      // Invisible, but not `hidden`: a frame without a box is not painted, and so never ready.
      frame.style.cssText = "position:absolute;visibility:hidden;block-size:600px";
      frame.title = this.title || MESSAGES[this.code() || "{{ fallback }}"].title;
      frame.onload = function () { self.failAfter(READY_TIMEOUT_MS); };
      this.frame = frame;
      this.updateScrolling();
      this.load();
      this.shadowRoot.appendChild(frame);
    }

    load() {
      this.ready = false;
      this.frame.src = SITE + this.address();
      this.failAfter(LOAD_TIMEOUT_MS);
    }

    // Disables scrolling for a frame that is as high as its content. Returns whether that changed:
    // browsers apply `scrolling` only when the frame loads.
    updateScrolling() {
      var before = this.frame.scrolling;
      this.frame.scrolling = this.fixedHeight() ? "auto" : "no";
      return before !== this.frame.scrolling;
    }

    failAfter(ms) {
      clearTimeout(this.timer);
      if (!this.ready) this.timer = setTimeout(this.fail.bind(this), ms);
    }

    fail() {
      if (this.ready || !this.frame) return;
      var link = document.createElement("a");
      link.href = SITE + this.address(true);
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = MESSAGES[this.code() || langOf(navigator.language) || "{{ fallback }}"].failed;
      this.note.replaceChildren(link);
      this.note.hidden = false;
      this.fire("error");
    }

    post(message) {
      message.pobratim = 1;
      if (this.frame && this.frame.contentWindow) this.frame.contentWindow.postMessage(message, SITE.origin);
    }

    // Posts language, theme and overrides to the frame, if they have changed.
    postAppearance() {
      if (!this.ready) return;
      var appearance = this.appearance(), text = JSON.stringify(appearance);
      if (text !== this.posted) this.post(appearance);
      this.posted = text;
    }

    // The height attribute, px; 0 for the height of the content.
    fixedHeight() {
      return parseInt(this.getAttribute("height"), 10) || 0;
    }

    resize() {
      if (this.ready) this.frame.style.cssText = "block-size:" + (this.fixedHeight() || this.contentHeight || 600) + "px";
    }

    fire(name, detail) {
      this.dispatchEvent(new CustomEvent("pobratim:" + name, { bubbles: true, composed: true, detail: detail || {} }));
    }

    onMessage(event) {
      var frame = this.frame, message = event.data;
      if (!frame || event.source !== frame.contentWindow || event.origin !== SITE.origin) return;
      if (!message || message.pobratim !== 1) return;
      if (message.type === "ready" && !this.ready) {
        this.ready = true;
        clearTimeout(this.timer);
        this.slotElement.hidden = this.note.hidden = true;
        this.posted = null;
        this.postAppearance();
        this.resize();
        this.fire("ready");
      } else if (message.type === "height" && message.height > 0 && message.height <= 30000) {
        this.contentHeight = Math.ceil(message.height);
        this.resize();
      } else if (message.type === "open" || message.type === "select") {
        var id = /^[a-z0-9@-]{1,120}$/.test(message.id) ? message.id : null;
        if (id || message.type === "select") this.fire(message.type, { id: id });
      } else if (message.type === "top") {
        if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
      } else if (message.type === "failed") {
        this.fail();
      }
    }
  }

  Object.defineProperty(Widget, "observedAttributes", { value: ATTRIBUTES });
  // Each attribute has a property; every element has `lang` already.
  ATTRIBUTES.forEach(function (name) {
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
