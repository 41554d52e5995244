// Who is told of alarms when nobody looks: by e-mail, by webhook, and whether that works.
import { h, fill, notice, toast, field, showFaults } from '../dom.js';
import { t } from '../i18n.js';
import * as api from '../api.js';

export function alerts(settings) {
  const mail = settings.alerts.mail ?? {};
  const hook = settings.alerts.webhook ?? {};
  const text = (path, value, props = {}) => h('input', { name: `alerts.${path}`, value: value ?? '', ...props });
  const server = text('mail.server', mail.server, { placeholder: 'smtp.example.edu' });
  const security = h('select', { name: 'alerts.mail.security' }, ['starttls', 'tls', 'none'].map((s) => h('option', { value: s, selected: s === (mail.security ?? 'starttls') }, t(`alerts.security.${s}`))));
  const port = text('mail.port', mail.port, { type: 'number', min: 1, max: 65535 });
  const from = text('mail.from', mail.from, { placeholder: 'room@example.edu' });
  const to = text('mail.to', (mail.to ?? []).join(', '), { placeholder: 'it@example.edu' });
  const user = text('mail.user', mail.user, { autocomplete: 'off' });
  const password = text('mail.passwordFile', mail.passwordFile, { placeholder: '/etc/rostrum/mail-password' });
  const url = text('webhook.url', hook.url, { placeholder: 'https://chat.example.edu/hook' });
  const urlFile = text('webhook.urlFile', hook.urlFile, { placeholder: '/etc/rostrum/webhook' });
  const token = text('webhook.tokenFile', hook.tokenFile);
  const said = h('div.stack', { role: 'status' });
  const or = (input) => input.value.trim() || null;
  const read = () => ({
    about: settings.alerts.about,
    mail: or(server) || or(to) ? { server: server.value.trim(), security: security.value, ...(port.value ? { port: Number(port.value) } : {}), from: from.value.trim(), to: to.value.split(/[\s,;]+/).filter(Boolean), user: or(user), passwordFile: or(password) } : null,
    webhook: or(url) || or(urlFile) ? { url: or(url), urlFile: or(urlFile), tokenFile: or(token) } : null,
  });
  const test = async () => {
    fill(said, t('devices.testing'));
    try { fill(said, (await api.post('/alerts/test')).channels.map((c) => notice(c.ok ? 'good' : 'bad', `${t(`alerts.${c.channel}`)}: ${c.ok ? t('alerts.sent') : c.message}`))); } catch (e) { fill(said, notice('warn', e.message)); }
  };
  const form = h('form.stack', { onsubmit: async (e) => {
    e.preventDefault();
    try { await api.put('/settings', { ...(await api.get('/settings')), alerts: read() }); fill(said); showFaults(form, {}); toast('good', t('saved')); } catch (x) { fill(said, notice('bad', x.problem ? showFaults(form, x.problem) || x.message : x.message)); }
  } }, h('h2', t('alerts.title')), h('p.muted', t('alerts.hint')),
  h('h3', t('alerts.mail')), h('div.fields', field(t('alerts.to'), to), field(t('alerts.from'), from), field(t('alerts.server'), server), field(t('alerts.security'), security), field(t('alerts.port'), port), field(t('alerts.user'), user), field(t('alerts.password'), password)),
  h('h3', t('alerts.webhook')), h('div.fields', field(t('alerts.url'), url), field(t('alerts.urlFile'), urlFile, t('alerts.urlFile.hint')), field(t('destinations.tokenFile'), token)),
  said, h('div.row', h('button.btn.main', t('save')), h('button.btn', { type: 'button', onclick: test }, t('alerts.test'))));
  return form;
}
