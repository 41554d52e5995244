// Is the room well, what was wrong, who changed what.
import { h, fill, notice, chip } from '../dom.js';
import { t, dateTime, bytes } from '../i18n.js';
import * as api from '../api.js';
import * as live from '../live.js';
import { alarmText } from './words.js';
import { chart } from '../charts.js';

export async function render() {
  const [health, alarms, audit, history] = await Promise.all([api.get('/health'), api.maybe('/alarms?limit=50').catch(() => null), api.maybe('/audit?limit=50').catch(() => null), api.maybe('/health/history').catch(() => null)]);
  const status = live.state.status;
  const points = history?.points ?? [];
  const x = points.map((p) => new Date(p.time).getTime() / 1000);
  return h('div', h('h1', t('nav.health')), h('div.grid',
    h('div.card.stack', health.problems.length ? health.problems.map((p) => notice('warn', p)) : notice('good', t('status.good'))),
    points.length > 1 ? [h('div.card.w6', h('h2', t('health.disk')), chart(t('health.disk'), x, [{ label: t('health.disk'), values: points.map((p) => p.diskFreeBytes), fill: true }], { range: (u, low, high) => [0, high * 1.1], values: (v) => bytes(v) })),
      h('div.card.w6', h('h2', t('health.cpu')), chart(t('health.cpu'), x, [{ label: t('health.cpu'), values: points.map((p) => p.cpuPercent) }], { range: [0, 100], values: (v) => `${v} %` }))] : null,
    h('div.card.w6', h('h2', t('health.alarms')), alarms?.alarms?.length ? h('ul.list', alarms.alarms.map((a) => h('li', h('div.row.spread', h('span.grow', alarmText(a, status)), chip(a.end ? 'none' : 'warn', a.end ? t('health.over') : t('health.lasts'))), h('div.small.muted', `${dateTime(a.onset)}${a.end ? ` – ${dateTime(a.end)}` : ''}`)))) : h('p.muted', t('health.alarms.none'))),
    h('div.card.w6', h('h2', t('health.audit')), audit?.entries?.length ? h('ul.list', audit.entries.slice(0, 20).map((e) => h('li', h('div.row.spread', h('span', h('b', e.who), ' ', h('code', `${e.method} ${e.path}`)), chip(e.status < 400 ? 'good' : 'warn', e.status < 400 ? t('health.done') : t('health.refused'))), h('div.small.muted', `${dateTime(e.time)} · ${e.from}`)))) : h('p.muted', t('health.audit.none'))),
    h('div.card.stack', h('h2', t('health.bundle')), h('p.muted', t('health.bundle.hint')), h('div', h('a.btn', { href: `${api.BASE}/support`, download: '' }, t('health.bundle.get'))))));
}
