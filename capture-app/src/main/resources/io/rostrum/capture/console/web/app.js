// The shell: who is logged in, where one is, and what lasts from page to page.
import { h, fill, icon, chip, notice, field } from './dom.js';
import { t, choose, lang, setZone, LANGUAGES } from './i18n.js';
import * as api from './api.js';
import * as live from './live.js';

const PAGES = ['now', 'lectures', 'timetable', 'devices', 'destinations', 'health', 'settings'];
const main = document.getElementById('main');
let session = null;
let shown = 0;

async function start() {
  await choose();
  frame();
  window.addEventListener('hashchange', show);
  document.addEventListener('logged-out', () => { if (session?.role) { session.role = null; show(); } });
  await refresh();
  await show();
}

async function refresh() {
  session = await api.get('/session');
  api.setCsrf(session.csrf);
}

/** Logs in where no password is needed yet, so that the room can be set up. */
async function enterSetup() {
  try {
    session = await api.post('/session', {});
    api.setCsrf(session.csrf);
  } catch { /* from another PC: the login page says so */ }
}

function frame() {
  document.querySelector('.skip').textContent = t('skip');
  fill(document.querySelector('.side'), PAGES.map((page) => h('a', { href: `#/${page}`, 'data-page': page }, icon(page), t(`nav.${page}`))));
  const choice = h('select', { 'aria-label': t('language'), onchange: async () => { await choose(choice.value); frame(); show(); } },
    Object.entries(LANGUAGES).map(([id, name]) => h('option', { value: id, selected: id === lang() }, name)));
  const out = h('button.btn.plain', { hidden: true, onclick: async () => { await api.del('/session'); await refresh(); show(); } }, t('logout'));
  fill(document.querySelector('.top-end'), h('span.state'), choice, out);
}

function head() {
  const status = live.state.status;
  document.querySelector('.room').textContent = status?.room ?? 'Rostrum';
  document.title = status ? `${status.room} · Rostrum` : 'Rostrum';
  const mark = document.querySelector('.state');
  if (!live.state.online) fill(mark, chip('warn', t('offline')));
  else if (status?.state === 'recording') fill(mark, chip('rec', t('recording.word')));
  else fill(mark);
  document.querySelector('.top-end .btn').hidden = !session?.role || session.setup;
}

async function show() {
  const turn = ++shown;
  live.leave();
  if (session.setup && !session.role) await enterSetup();
  if (!session.role) return page(turn, login(), true);
  if (!live.state.status) {
    live.connect();
    for (const name of ['status', 'online']) { head.keep = true; live.on(name, head); }
    const [status, schedule] = await Promise.all([api.get('/status'), api.get('/schedule')]);
    live.state.status = status;
    setZone(schedule.zone);
  }
  const [name, id] = location.hash.replace(/^#\//, '').split('/');
  const wanted = session.setup && name !== 'now' ? 'wizard' : name || (session.setup ? 'wizard' : 'now');
  const known = wanted === 'wizard' || wanted === 'lecture' || PAGES.includes(wanted) ? wanted : 'now';
  try {
    const { render } = await import(`./pages/${known}.js`);
    page(turn, await render({ id: id && decodeURIComponent(id), session, refresh: async () => { await refresh(); } }), known === 'wizard', known === 'lecture' ? 'lectures' : known);
  } catch (e) {
    page(turn, h('div', h('h1', t('nav.' + (PAGES.includes(known) ? known : 'now'))), notice('bad', e.message || t('failed'))), false, known);
  }
}

function page(turn, content, bare, name) {
  if (turn !== shown) return;
  document.body.classList.toggle('bare', bare);
  document.querySelectorAll('.side a').forEach((a) => (a.dataset.page === name ? a.setAttribute('aria-current', 'page') : a.removeAttribute('aria-current')));
  fill(main, content);
  head();
  main.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function login() {
  const role = h('select', { name: 'role' }, ['technician', 'lecturer'].map((r) => h('option', { value: r }, t(`role.${r}`))));
  const password = h('input', { type: 'password', name: 'password', autocomplete: 'current-password', required: true });
  const said = h('div', { role: 'alert' });
  return h('div', h('h1', t('login.title')), session.setup ? notice('warn', t('login.setup')) : h('form.card.stack', {
    onsubmit: async (event) => {
      event.preventDefault();
      try {
        session = await api.post('/session', { role: role.value, password: password.value });
        api.setCsrf(session.csrf);
        show();
      } catch (e) {
        fill(said, notice('bad', e.status === 401 ? t('login.wrong') : e.message));
        password.select();
      }
    },
  }, field(t('login.role'), role), field(t('login.password'), password), said, h('button.btn.main', t('login.enter'))));
}

start();
