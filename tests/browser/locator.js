// Finds the visible elements of a role and an accessible name (a name that ends in `*` is a prefix).
// Implements the part of the accessible name computation (accname 1.2) that our pages need.
const [wantedRole, wantedName] = arguments;

const INPUTS = {
  button: "button", submit: "button", reset: "button", checkbox: "checkbox", radio: "radio",
  range: "slider", number: "spinbutton", search: "searchbox", email: "textbox", text: "textbox",
  tel: "textbox", url: "textbox"
};
const TAGS = {
  BUTTON: "button", H1: "heading", H2: "heading", H3: "heading", H4: "heading", H5: "heading",
  H6: "heading", NAV: "navigation", MAIN: "main", HEADER: "banner", FOOTER: "contentinfo",
  TABLE: "table", TR: "row", TD: "cell", TH: "columnheader", UL: "list", OL: "list",
  LI: "listitem", DIALOG: "dialog", P: "paragraph", TEXTAREA: "textbox", OUTPUT: "status",
  DETAILS: "group", FIELDSET: "group", ARTICLE: "article", OPTION: "option", FORM: "form",
  SECTION: "region", ASIDE: "complementary", SEARCH: "search", PROGRESS: "progressbar",
  SUMMARY: "summary", IMG: "img", FIGURE: "figure", TIME: "time", IFRAME: "iframe"
};

function roleOf(element) {
  const given = (element.getAttribute("role") || "").trim().split(/\s+/)[0];
  if (given) return given;
  if (element.tagName === "A" || element.tagName === "AREA") {
    return element.hasAttribute("href") ? "link" : "generic";
  }
  if (element.tagName === "INPUT") return INPUTS[element.type] || "textbox";
  if (element.tagName === "SELECT") return element.multiple || element.size > 1 ? "listbox" : "combobox";
  return TAGS[element.tagName] || "generic";
}

function isVisible(element) {
  if (element.closest('[aria-hidden="true"], [inert]')) return false;
  return element.checkVisibility
    ? element.checkVisibility({ visibilityProperty: true })
    : element.getClientRects().length > 0;
}

function normalised(text) { return (text || "").replace(/\s+/g, " ").trim(); }

// The alternative text of generated content after an element: `content: "" / "text"`.
function altAfter(element) {
  const match = / \/ "(.*)"$/.exec(getComputedStyle(element, "::after").content);
  return match ? match[1] : "";
}

function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
  if (node.checkVisibility && !node.checkVisibility({ visibilityProperty: true }) &&
      getComputedStyle(node).display !== "contents") return "";
  const label = node.getAttribute("aria-label");
  if (normalised(label)) return ` ${label} `;
  if (node.tagName === "IMG") return ` ${node.alt} `;
  const inline = getComputedStyle(node).display.startsWith("inline");
  const inner = [...node.childNodes].map(textOf).join("") + altAfter(node);
  return inline ? inner : ` ${inner} `;
}

function nameOf(element) {
  const ids = element.getAttribute("aria-labelledby");
  if (ids) {
    const root = element.getRootNode();
    const joined = normalised(ids.split(/\s+/).map((id) => {
      const other = root.getElementById(id);
      return other ? other.getAttribute("aria-label") || other.textContent : "";
    }).join(" "));
    if (joined) return joined;
  }
  const label = normalised(element.getAttribute("aria-label"));
  if (label) return label;
  if (element.labels && element.labels.length) {
    return normalised([...element.labels].map(textOf).join(" "));
  }
  if (element.tagName === "IMG") return normalised(element.alt);
  if (element.tagName === "INPUT" && ["button", "submit", "reset"].includes(element.type)) {
    return normalised(element.value);
  }
  if (element.tagName === "FIELDSET") return normalised(element.querySelector("legend")?.textContent);
  if (element.tagName === "TABLE" && element.caption) return normalised(element.caption.textContent);
  const notFromContent = ["region", "navigation", "main", "banner", "contentinfo", "table", "grid",
    "list", "dialog", "form", "group", "textbox", "searchbox", "combobox", "iframe", "article"];
  if (!notFromContent.includes(roleOf(element))) {
    const text = normalised(textOf(element));
    if (text) return text;
  }
  return normalised(element.getAttribute("title")) || normalised(element.getAttribute("placeholder"));
}

function allElements(root) {
  return [...root.querySelectorAll("*")].flatMap((element) =>
    element.shadowRoot ? [element, ...allElements(element.shadowRoot)] : [element]);
}

function matches(name) {
  if (wantedName === null) return true;
  if (wantedName.endsWith("*")) return name.startsWith(wantedName.slice(0, -1));
  return name === wantedName;
}

return allElements(document)
  .filter((element) => roleOf(element) === wantedRole && isVisible(element))
  .map((element) => [element, nameOf(element)])
  .filter(([, name]) => matches(name));
