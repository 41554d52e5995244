// A form for a part of the settings: fields by their path in the document.
import { h, fill, notice, toast, field, check, showFaults } from '../dom.js';
import { t, has } from '../i18n.js';
import * as api from '../api.js';

/** What else is not allowed anyway. */
const CHOICES = { 'room.layout': ['', 'slides-with-inset', 'slides', 'presenter', 'side-by-side'], 'encoding.ladder': ['lecture', 'small'], 'encoding.segments': ['single', 'files'] };

function choice(path, value) {
  const word = (v) => (path === 'room.layout' ? (v ? t(`layout.${v}`) : t('set.room.layout.none')) : has(`set.${path}.${v}`) ? t(`set.${path}.${v}`) : v);
  const others = CHOICES[path].includes(value ?? '') ? [] : [value];
  return h('select', { name: path }, [...CHOICES[path], ...others].map((v) => h('option', { value: v, selected: v === (value ?? '') }, word(v))));
}

const at = (object, path) => path.split('.').reduce((o, k) => o?.[k], object);

export function set(object, path, value) {
  const keys = path.split('.');
  const copy = structuredClone(object);
  let o = copy;
  keys.slice(0, -1).forEach((k) => { o[k] ??= {}; o = o[k]; });
  o[keys.at(-1)] = value;
  return copy;
}

/** Fields named by paths; only those that the document has are shown. */
export function settingsForm(title, settings, paths, after) {
  const inputs = {};
  const fields = paths.filter((p) => at(settings, p) !== undefined).map((path) => {
    const value = at(settings, path);
    const label = t(`set.${path}`);
    const hint = has(`set.${path}.hint`) ? t(`set.${path}.hint`) : null;
    const input = CHOICES[path] ? choice(path, value) : typeof value === 'boolean' ? h('input', { name: path, checked: value }) : h('input', { name: path, value: Array.isArray(value) ? value.join(', ') : value ?? '', type: typeof value === 'number' ? 'number' : 'text' });
    inputs[path] = [input, value];
    return typeof value === 'boolean' ? check(label, input) : field(label, input, hint);
  });
  const said = h('div', { role: 'alert' });
  const form = h('form.stack', { onsubmit: async (e) => {
    e.preventDefault();
    try {
      let next = await api.get('/settings'); // another form of the page may have been saved meanwhile
      for (const [path, [input, old]] of Object.entries(inputs)) next = set(next, path, input.type === 'checkbox' ? input.checked : typeof old === 'number' ? Number(input.value) : Array.isArray(old) ? input.value.split(/[\s,;]+/).filter(Boolean) : input.value.trim() || null);
      const saved = await api.put('/settings', next);
      fill(said);
      toast('good', t('saved'));
      after?.(saved);
    } catch (x) { fill(said, notice('bad', x.problem ? showFaults(form, x.problem) || x.message : x.message)); }
  } }, h('h2', title), h('div.fields', fields), said, h('div', h('button.btn.main', t('save'))));
  return form;
}
