// A technician sets a new room up in the console, in Debian's Chromium, and prints what was seen as one JSON object.
//   node console.mjs '{"url":"http://127.0.0.1:8080","password":"…","pictures":"folder","shelf":"file:///…","stick":"/…","title":"Heat"}'
// Each page is looked over by axe-core at the size of a desk and of a phone. With "browser":"firefox" the same technician comes back
// with Debian's Firefox to the room that is set up, records and looks at each page.
import { chromium, firefox } from 'playwright-core';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const task = JSON.parse(process.argv[2]);
const PAGES = ['now', 'lectures', 'timetable', 'devices', 'destinations', 'health', 'settings'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(task.pictures, { recursive: true });
const browser = task.browser === 'firefox'
  ? await firefox.launch({ channel: 'moz-firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true })
  : await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--autoplay-policy=no-user-gesture-required'],
  });
const seen = { failure: null, pageErrors: [], violations: [], checks: 0, pages: [], recorded: null, slot: null, overflow: [], profile: [], pressed: [], tested: null, uploaded: null, copied: null, version: browser.version() };

function watch(page) {
  page.setDefaultTimeout(90_000);
  // Before it draws, Playwright adds a style of its own, "body {}", which the page's policy refuses, rightly.
  page.on('pageerror', (e) => { if (!e.message.includes('sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA=')) seen.pageErrors.push(e.message); });
}

/** A picture of the whole page, and whether it fits its screen. */
async function draw(page, name, size) {
  await page.evaluate(() => document.querySelector('#toasts')?.replaceChildren());
  await page.screenshot({ path: join(task.pictures, `console-${name}-${size}.png`), fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 1) seen.overflow.push(`${size} ${name}: ${wide} px`);
}

async function lookOver(page, name, size) {
  await draw(page, name, size);
  const { violations, passes } = await page.evaluate(async (source) => {
    // Not by a script element, which the page's policy refuses, rightly.
    if (!window.axe) (0, eval)(source);
    return axe.run(document);
  }, axe).catch(async () => (await isolated(page)));
  seen.checks += passes.length;
  for (const v of violations) if (['serious', 'critical'].includes(v.impact)) seen.violations.push(`${size} ${name}: ${v.id} ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(', ')}`);
}

/** In a world of its own, where the page's policy does not hold. */
async function isolated(page) {
  const client = await page.context().newCDPSession(page);
  const { frameTree } = await client.send('Page.getFrameTree');
  const { executionContextId } = await client.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  await client.send('Runtime.evaluate', { expression: axe, contextId: executionContextId });
  const { result } = await client.send('Runtime.evaluate', { expression: "axe.run(document)", contextId: executionContextId, awaitPromise: true, returnByValue: true });
  return result.value;
}

async function open(page, name) {
  await page.goto(`${task.url}/console/#/${name}`);
  await page.locator(`.side a[data-page="${name}"][aria-current]`).waitFor({ state: 'attached' });
  await page.locator('main h1').waitFor();
}

async function setUp(page) {
  await page.goto(`${task.url}/console/`);
  await page.locator('input[name=password]').fill(task.password);
  await page.locator('select[name=zone]').selectOption('Europe/Paris');
  await lookOver(page, 'wizard', 'desk');
  await page.locator('#next').click();
  await page.locator('figure img').first().waitFor();
  await page.locator('input[name="sources[0].name"]').fill('Lecturer’s camera');
  await page.locator('input[name="sources[0].name"]').blur();
  await page.locator('figure b', { hasText: 'Lecturer’s camera' }).waitFor();
  seen.named = await page.locator('figure b').first().textContent();
  await lookOver(page, 'wizard-sources', 'desk');
  const tested = page.locator('li').filter({ has: page.locator('code', { hasText: 'test:camera' }) }).locator('.btn', { hasText: 'Test' });
  await tested.first().click();
  await page.locator('li .small div').first().waitFor();
  seen.tested = await page.locator('li .small div').first().textContent();
  await page.waitForFunction(() => document.querySelector('img.seen')?.naturalWidth > 0);
  await page.locator('#next').click();
  await page.locator('button.rec').waitFor();
  await page.locator('#next').click();
  await page.locator('main input[name="upload.window"]').fill('22:00-05:30');
  await page.locator('main form').filter({ has: page.locator('input[name="upload.window"]') }).locator('.btn.main').click();
  await page.locator('#toasts .notice.good').first().waitFor();
  await page.locator('#next').click();
  await page.locator('main select[name=overlap]').waitFor();
  await page.locator('#next').click();
  await page.locator('main li .chip').first().waitFor();
  await lookOver(page, 'summary', 'desk');
  await page.locator('#next').click();
  await page.locator('.side a[data-page=now][aria-current]').waitFor();
}

async function plan(page) {
  await open(page, 'timetable');
  await page.locator('.btn.main', { hasText: 'Add a lecture' }).click();
  const dialog = page.locator('dialog');
  await dialog.locator('input[name=title]').fill(task.title);
  await dialog.locator('select[name=day]').selectOption('monday');
  await dialog.locator('input[name=start]').fill('09:00');
  await dialog.locator('input[name=minutes]').fill('90');
  await dialog.locator('.btn.main').click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.btn', { hasText: '→' }).click();
  await page.locator('.slot b').first().waitFor();
  seen.slot = await page.locator('.slot b').first().textContent();
}

/** A destination is added and tried, with a small lecture of which nothing stays. */
async function destination(page) {
  await open(page, 'destinations');
  await page.locator('main input[name=url]').fill(task.shelf);
  await page.locator('main .btn', { hasText: 'Add' }).click();
  await page.locator('main li .btn', { hasText: 'Test now' }).click();
  await page.locator('main li .notice').waitFor();
  seen.uploaded = await page.locator('main li .notice').textContent();
  await draw(page, 'destination', 'desk');
}

async function record(page, title) {
  await open(page, 'now');
  await page.locator('main input[name=title]').fill(title);
  await page.locator('button.rec').click();
  await page.locator('.clock').waitFor();
  await page.waitForFunction(() => /[1-9]$/.test(document.querySelector('.clock')?.textContent ?? ''));
  if (task.browser !== 'firefox') await lookOver(page, 'recording', 'desk');
  await page.locator('main .btn.danger').click();
  await page.locator('dialog .btn.danger').click();
  await page.locator('button.rec').waitFor();
  await open(page, 'lectures');
  seen.recorded = await page.locator('main td b').first().textContent();
}

/** The profile is saved, opened with one change, and the change is shown before it is applied. */
async function profile(page) {
  await open(page, 'settings');
  const keep = page.locator('form').filter({ has: page.locator('input[name="export.folders"]') });
  await keep.locator('input[name="export.folders"]').fill(task.stick);
  const kept = page.waitForResponse((r) => r.request().method() === 'PUT' && r.url().endsWith('/settings'));
  await keep.locator('.btn.main').click();
  if (!(await kept).ok()) throw new Error(`the settings are refused: ${await (await kept).text()}`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.btn', { hasText: 'Save as a file' }).click()]);
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8'));
  saved.settings.retention.keepFree = '33GB';
  await page.locator('input[name=profile]').setInputFiles({ name: 'room.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(saved)) });
  await page.locator('main tbody tr').first().waitFor();
  seen.profile = await page.locator('main tbody tr').allTextContents();
  await page.locator('.btn.main', { hasText: 'Apply' }).click();
  await page.waitForFunction(() => document.querySelector('input[name="retention.keepFree"]')?.value === '33GB');
}

/** Buttons that nothing else presses: alerts and their test, a device's test, captions, the trash and back. */
async function press(page) {
  await page.locator('input[name="alerts.webhook.url"]').fill('ftp://x');
  const alerts = page.locator('form').filter({ has: page.locator('input[name="alerts.webhook.url"]') });
  await alerts.locator('.btn.main').click();
  await alerts.locator('.error').waitFor();
  await page.locator('input[name="alerts.webhook.url"]').fill('http://127.0.0.1:9/hook');
  await alerts.locator('.btn.main').click();
  await page.locator('#toasts .notice.good').first().waitFor();
  await alerts.locator('.btn', { hasText: 'Send a test' }).click();
  await alerts.locator('.notice.bad').waitFor();
  seen.pressed.push(await alerts.locator('.notice.bad').textContent());
  await open(page, 'lectures');
  await page.locator('main td b').first().click();
  await page.locator('main input[name=file]').waitFor();
  await page.locator('main input[name=file]').setInputFiles({ name: 'en.vtt', mimeType: 'text/vtt', buffer: Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n') });
  await page.locator('main .btn', { hasText: 'Add captions' }).click();
  await page.locator('#toasts .notice.good').first().waitFor();
  await lookOver(page, 'lecture', 'desk');
  await open(page, 'lectures');
  await page.locator('td.act .btn', { hasText: 'Delete' }).first().click();
  await page.locator('dialog .btn.danger').click();
  await page.locator('.btn', { hasText: 'Bring back' }).click();
  await page.locator('main td b').first().waitFor();
  seen.pressed.push(await page.locator('main td b').first().textContent());
}

/** A lecture that is encoded is played here, and copied to a stick. */
async function copy(page) {
  await open(page, 'lectures');
  await page.locator('main td b').first().click();
  const form = page.locator('form').filter({ has: page.locator('select[name=folder]') });
  await page.locator('main input[name=file]').waitFor();
  for (let left = 180; !await form.isVisible(); left--) {
    if (!left) throw new Error(`not encoded within three minutes: ${await page.locator('main').textContent()}`);
    await page.waitForTimeout(1000);
    await page.reload();
    await page.locator('main input[name=file]').waitFor();
  }
  await page.waitForFunction(() => document.querySelector('video')?.videoWidth > 0);
  await lookOver(page, 'encoded', 'desk');
  await form.locator('select[name=folder]').selectOption(task.stick);
  await form.locator('.btn').click();
  await page.locator('#toasts .notice.good').first().waitFor();
  seen.copied = await page.locator('#toasts .notice.good').first().textContent();
}

/** A technician who comes back. */
async function logIn(page) {
  await page.goto(`${task.url}/console/`);
  await page.locator('input[name=password]').fill(task.password);
  await page.locator('form .btn.main').click();
  await page.locator('.side a[data-page=now][aria-current]').waitFor();
}

try {
  const desk = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en', acceptDownloads: true });
  const page = await desk.newPage();
  watch(page);
  if (task.browser === 'firefox') {
    await logIn(page);
    await record(page, 'From Firefox');
  } else {
    await setUp(page);
    await plan(page);
    await destination(page);
    await record(page, 'From the console');
    await profile(page);
    await press(page);
    await copy(page);
  }
  const look = task.browser === 'firefox' ? draw : lookOver;
  for (const name of PAGES) { await open(page, name); await look(page, name, 'desk'); seen.pages.push(name); }
  await page.setViewportSize({ width: 390, height: 844 });
  for (const name of PAGES) { await open(page, name); await look(page, name, 'phone'); }
  await page.locator('.top select').selectOption('fr');
  await page.waitForFunction(() => document.documentElement.lang === 'fr');
  for (const name of PAGES) { await open(page, name); await draw(page, name, 'phone-fr'); }
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const name of PAGES) { await open(page, name); await draw(page, name, 'desk-fr'); }
} catch (e) {
  seen.failure = e.message;
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
