// Starts the page, and says in the reader's language why it cannot.
//
// A file of its own, since an inline script would need `unsafe-inline`. Trunk writes the hashed
// names of the program into this script's attributes. Plain old syntax throughout: where even
// `import()` is unknown this file does not parse, and the sheet reveals `#boot-late` instead.
(function () {
  "use strict";

  var SLOW_AFTER_MS = 15000;

  var WORDS = {
    ru: {
      tag: "ru",
      loading: "Загружаем карту и календарь…",
      retry: "Попробовать ещё раз",
      unable: ["Страница не может запуститься в этом браузере",
        "Карте и календарю нужен WebAssembly: в этом браузере его нет или он отключён. Обновите браузер, откройте страницу в другом или обратитесь к тому, кто настраивает это устройство."],
      missing: ["Часть страницы не загрузилась",
        "Возможно, прервалось соединение. Проверьте его и попробуйте ещё раз."],
      slow: ["Загрузка ещё идёт",
        "Похоже, соединение медленное. Можно подождать или попробовать ещё раз."],
      broken: ["Страница не смогла запуститься",
        "Ошибка в самой странице. Попробуйте открыть её ещё раз."]
    },
    en: {
      tag: "en",
      loading: "Loading the map and the calendar…",
      retry: "Try again",
      unable: ["This page cannot start in this browser",
        "The map and the calendar need WebAssembly, which this browser lacks or has switched off. Update the browser, open the page in another one, or ask whoever looks after this device."],
      missing: ["Part of this page did not arrive",
        "The connection may have been interrupted. Check it and try again."],
      slow: ["Still loading",
        "The connection seems slow. You can wait, or try again."],
      broken: ["The page could not start",
        "Something in the page itself went wrong. Trying again may help."]
    },
    zh: {
      tag: "zh-Hans",
      loading: "正在加载地图和日历……",
      retry: "重试",
      unable: ["此浏览器无法打开本页面",
        "地图和日历需要 WebAssembly，而此浏览器不支持或已将其关闭。请更新浏览器，换用其他浏览器，或咨询设备管理员。"],
      missing: ["页面未能完整加载", "网络连接可能已中断。请检查网络后重试。"],
      slow: ["仍在加载", "网络似乎较慢。您可以继续等待，也可以重试。"],
      broken: ["页面无法启动", "页面本身出现了错误。请尝试重新打开。"]
    },
    ko: {
      tag: "ko",
      loading: "지도와 일정을 불러오는 중…",
      retry: "다시 시도",
      unable: ["이 브라우저에서는 페이지를 열 수 없습니다",
        "지도와 일정을 표시하려면 WebAssembly가 필요하지만, 이 브라우저에는 없거나 꺼져 있습니다. 브라우저를 업데이트하거나, 다른 브라우저에서 열거나, 기기 관리자에게 문의해 주세요."],
      missing: ["페이지의 일부를 불러오지 못했습니다",
        "연결이 끊겼을 수 있습니다. 연결을 확인한 뒤 다시 시도해 주세요."],
      slow: ["아직 불러오는 중입니다",
        "연결이 느린 것 같습니다. 기다리거나 다시 시도해 주세요."],
      broken: ["페이지를 시작하지 못했습니다",
        "페이지 자체에 오류가 있습니다. 다시 열어 보세요."]
    },
    ja: {
      tag: "ja",
      loading: "地図とカレンダーを読み込んでいます…",
      retry: "もう一度試す",
      unable: ["このブラウザではページを表示できません",
        "地図とカレンダーの表示には WebAssembly が必要ですが、このブラウザは対応していないか、無効になっています。ブラウザを更新するか、別のブラウザで開くか、端末の管理者にお問い合わせください。"],
      missing: ["ページの一部を読み込めませんでした",
        "接続が途切れた可能性があります。接続を確認して、もう一度お試しください。"],
      slow: ["まだ読み込み中です",
        "接続が遅いようです。このままお待ちいただくか、もう一度お試しください。"],
      broken: ["ページを開始できませんでした",
        "ページ側で問題が発生しました。もう一度お試しください。"]
    }
  };

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
  // speak, else English.
  function codeOfReader() {
    var asked = [inside().split("/")[0], remembered()]
      .concat(navigator.languages || [navigator.language || ""]);
    for (var i = 0; i < asked.length; i++) {
      var code = String(asked[i]).toLowerCase().split("-")[0];
      if (Object.prototype.hasOwnProperty.call(WORDS, code)) return code;
    }
    return "en";
  }

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
    note.appendChild(element("h1", words[kind][0]));
    note.appendChild(element("p", words[kind][1]));
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
    // The program asks for its words once it runs, and for what else the page needs: all that can be
    // here by then.
    preload(program.replace(/_bg\.wasm$/, "-" + code + ".txt"));
    var page = inside().replace(/^(ru|en|zh|ko|ja)(\/|$)/, "").replace(/(^|\/)index\.html$/, "").split("/")[0];
    var coast = document.querySelector("meta[name='pobratim:coast']");
    if (coast && (!page || page === "map")) preload(coast.content);
    if (/[?&](embed=1|q=|view=(year|week))/.test(location.search) || !/^(|map|calendar|events)$/.test(page)) {
      preload(program.replace(/_bg\.wasm$/, "-later.wasm"));
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
