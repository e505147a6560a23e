// Measures a page. Arguments: the options, `{ selectors, later, opensByToday, held }`, and the
// callback. Calls it with `{ before, after }` where the program is held back, else with `{ after }`;
// with `{ fault }` where the layout does not become stable.
const [options, done] = arguments;
const root = document.documentElement;
const LIMIT_MS = 15000;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const isShown = (element) => element.checkVisibility() && element.getClientRects().length > 0;
const isInside = (element, selector) => element.parentElement?.closest(selector);

// Whether the box of an element may differ at a later clock: inside an element that depends on now; and
// where today chooses the month, the calendar, its ancestors, and everything below it.
const dependsOnNow = (element, calendar) => {
    if (isInside(element, '[data-now]')) return true;
    if (!calendar || !isShown(calendar)) return false;
    if (calendar.contains(element)) return true;
    const above = calendar.getBoundingClientRect();
    for (let part = element; part && !part.contains(calendar); part = part.parentElement) {
        const { top, left, right } = part.getBoundingClientRect();
        if (top >= above.top && left < above.right && right > above.left) return true;
    }
    return element.contains(calendar);
};

// Position in the document and size, in whole pixels.
const box = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + scrollX, y + scrollY, width, height].map(Math.round);
};

const boxes = () => {
    const calendar = options.opensByToday && document.querySelector('main .calendar');
    const isCompared = (element) => isShown(element) && !isInside(element, '.map-stage')
        && !(options.later && dependsOnNow(element, calendar));
    const found = (selector) => [...document.querySelectorAll(selector)].filter(isCompared).map(box);
    return Object.fromEntries(options.selectors.map((selector) => [selector, found(selector)]));
};

// `innerText` skips invisible text, and text that is not laid out because it is far from the screen.
// A constructed style sheet is not subject to the page's Content Security Policy.
const texts = () => {
    const sheet = new CSSStyleSheet();
    const parts = ':is(.map-stage, [data-now])';
    sheet.replaceSync(`* { content-visibility: visible !important; }
        ${parts}, ${parts} * { visibility: hidden !important; }`);
    const before = document.adoptedStyleSheets;
    document.adoptedStyleSheets = [...before, sheet];
    const text = (selector) => document.querySelector(selector)?.innerText ?? '';
    const found = [text('header.site-header'), text('main'), text('footer.site-footer')];
    document.adoptedStyleSheets = before;
    return { header: found[0], main: found[1], footer: found[2] };
};

// Waits until the boxes are equal in this number of consecutive frames.
const settled = async (frames) => {
    await document.fonts.ready;
    const until = performance.now() + LIMIT_MS;
    let last = '';
    for (let equal = 0; equal < frames; ) {
        await frame();
        const now = JSON.stringify(boxes());
        equal = now === last ? equal + 1 : 0;
        last = now;
        if (performance.now() > until) throw new Error('the layout does not become stable');
    }
    return { boxes: JSON.parse(last), texts: texts() };
};

const ready = async () => {
    const until = performance.now() + LIMIT_MS;
    while (!root.hasAttribute('data-ready')) {
        await frame();
        if (root.hasAttribute('data-failed')) throw new Error('the program has failed');
        if (performance.now() > until) throw new Error('<html data-ready> was not set in time');
    }
};

const measured = async () => {
    const before = options.held ? await settled(2) : undefined;
    if (options.held && root.hasAttribute('data-ready')) throw new Error('the program was not held back');
    if (options.held) window.releaseProgram();
    await ready();
    return { before, after: await settled(6) };
};

measured().then(done, (error) => done({ fault: String(error) }));
