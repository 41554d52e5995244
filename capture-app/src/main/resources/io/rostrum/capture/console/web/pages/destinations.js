// Where lectures go, and when.
import { h, fill, notice, toast, field, chip } from '../dom.js';
import { t, bytes } from '../i18n.js';
import * as api from '../api.js';
import { settingsForm } from './form.js';

export async function render() {
  const box = h('div.grid');
  const draw = async () => {
    const settings = await api.maybe('/settings');
    if (!settings) return fill(box, h('div.card', notice('info', t('settings.by-file'))));
    const all = settings.destinations ?? [];
    fill(box, h('div.card.stack', h('h2', t('nav.destinations')), all.length ? h('ul.list', all.map((d, i) => one(d, i, settings))) : h('p.muted', t('destinations.none')), add(settings)),
      h('div.card', settingsForm(t('destinations.when'), settings, ['upload.window', 'upload.rate', 'upload.perDay', 'upload.spread'])));
  };
  const put = async (settings) => { try { await api.put('/settings', settings); toast('good', t('saved')); await draw(); } catch (e) { toast('bad', e.message); } };
  const one = (d, i, settings) => {
    const said = h('div');
    return h('li.stack', h('div.row.spread', h('div.grow', h('b', d.name || d.url), h('div.small.muted', h('code', d.url))), d.tokenFile ? chip('none', t('destinations.token')) : null,
      h('button.btn.quiet', { onclick: async () => {
        fill(said, t('devices.testing'));
        try { const r = await api.post(`/destinations/${encodeURIComponent(d.name || d.url)}/test`); fill(said, r.sentence ? notice('warn', r.sentence) : notice('good', t('destinations.test.good', bytes(r.bytes), (r.durationMs / 1000).toFixed(1)))); } catch (e) { fill(said, notice('warn', e.message)); }
      } }, t('destinations.test')), h('button.btn.plain', { 'aria-label': `${t('timetable.remove')}: ${d.url}`, onclick: () => put({ ...settings, destinations: settings.destinations.filter((x, n) => n !== i) }) }, t('timetable.remove'))), said);
  };
  const add = (settings) => {
    const url = h('input', { name: 'url', placeholder: 'https://lectures.example.edu', required: true });
    const token = h('input', { name: 'tokenFile', placeholder: '/etc/rostrum/token' });
    return h('form.stack', { onsubmit: (e) => { e.preventDefault(); put({ ...settings, destinations: [...(settings.destinations ?? []), { url: url.value.trim(), tokenFile: token.value.trim() || null }] }); } },
      h('div.fields', field(t('destinations.url'), url), field(t('destinations.tokenFile'), token)), h('div', h('button.btn', t('destinations.add'))));
  };
  await draw();
  return h('div', h('h1', t('nav.destinations')), box);
}
