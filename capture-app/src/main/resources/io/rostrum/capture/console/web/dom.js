// Builds elements. Text is always set as text, never as markup, so no title can become one.

/** h('button.btn.main', { onclick }, 'Save'): an element with classes, attributes or handlers, and children. */
export function h(spec, ...rest) {
  const [tag, ...classes] = spec.split('.');
  const element = document.createElement(tag || 'div');
  if (classes.length) element.className = classes.join(' ');
  const isProps = (x) => x && typeof x === 'object' && !(x instanceof Node) && !Array.isArray(x);
  const props = isProps(rest[0]) ? rest.shift() : {};
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.includes('-') && name !== 'list' && name !== 'form') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  add(element, rest);
  return element;
}

function add(parent, children) {
  for (const child of children) {
    if (Array.isArray(child)) add(parent, child);
    else if (child instanceof Node) parent.append(child);
    else if (child !== null && child !== undefined && child !== false) parent.append(String(child));
  }
}

export function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
  return element;
}

const PATHS = {
  now: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M5 5a10 10 0 0 0 0 14M19 5a10 10 0 0 1 0 14',
  lectures: 'M4 5h16v11H4zM9 20h6M12 16v4M10.5 8.5l4 2-4 2z',
  timetable: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  devices: 'M3 7h12v10H3zM15 11l6-3v8l-6-3',
  destinations: 'M7 18a4 4 0 0 1 0-8 6 6 0 0 1 11 2 3 3 0 0 1 0 6M12 20v-7M9 15l3-3 3 3',
  health: 'M3 12h4l3-7 4 14 3-7h4',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
};

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** A state in words, with a shape and a colour beside them. */
export function chip(kind, text) {
  const shapes = { good: '✓', warn: '!', rec: '●', brand: '→' };
  return h(`span.chip.${kind || 'none'}`, shapes[kind] ? h('span', { 'aria-hidden': 'true' }, shapes[kind]) : null, text);
}

export function notice(kind, ...text) {
  const shapes = { good: '✓', warn: '!', bad: '✕' };
  return h(`div.notice.${kind}`, h('span.mark', { 'aria-hidden': 'true' }, shapes[kind] ?? 'i'), h('div.grow', ...text));
}

export function toast(kind, text) {
  const shown = notice(kind, text);
  document.getElementById('toasts').append(shown);
  setTimeout(() => shown.remove(), 8000);
}

let ids = 0;

/** A labelled input; `name` is the field's path in the API, by which faults find it. */
export function field(label, input, hint) {
  const id = `f${++ids}`;
  input.id = id;
  return h('label.field', { htmlFor: id }, label, hint ? h('span.muted.small', hint) : null, input);
}

export function check(label, input) {
  input.type = 'checkbox';
  return h('label.check', input, label);
}

/** Shows each fault of a problem document beside its field; those without one are returned as text. */
export function showFaults(form, problem) {
  form.querySelectorAll('.error').forEach((e) => e.remove());
  form.querySelectorAll('[aria-invalid]').forEach((e) => e.removeAttribute('aria-invalid'));
  const rest = [];
  for (const { field: path, path: other, detail, message } of problem.errors ?? []) {
    const name = (path ?? other ?? '').split('.').pop();
    const input = form.querySelector(`[name="${CSS.escape(path ?? other)}"]`) ?? form.querySelector(`[name="${CSS.escape(name)}"]`);
    if (input) {
      input.setAttribute('aria-invalid', 'true');
      input.after(h('span.error', detail ?? message));
    } else rest.push(`${path ?? other}: ${detail ?? message}`);
  }
  form.querySelector('[aria-invalid]')?.focus();
  return (problem.errors ?? []).length ? rest.join(' ') : problem.detail;
}

export function confirmed(question, yes, no) {
  return new Promise((resolve) => {
    const dialog = h('dialog', { 'aria-label': question }, h('div.stack', h('h2', question), h('div.row',
      h('button.btn.danger', { onclick: () => dialog.close('yes') }, yes), h('button.btn.quiet', { onclick: () => dialog.close('') }, no))));
    dialog.addEventListener('close', () => { dialog.remove(); resolve(dialog.returnValue === 'yes'); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
