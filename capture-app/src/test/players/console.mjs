// A technician sets a new room up in the console, in Debian's Chromium, and prints what was seen as one JSON object.
//   node console.mjs '{"url":"http://127.0.0.1:8080","password":"…","pictures":"folder"}'
// Each page is looked over by axe-core at the size of a desk and of a phone.
import { chromium } from 'playwright-core';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const task = JSON.parse(process.argv[2]);
const PAGES = ['now', 'lectures', 'timetable', 'devices', 'destinations', 'health', 'settings'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(task.pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--autoplay-policy=no-user-gesture-required'],
});
const seen = { failure: null, pageErrors: [], violations: [], checks: 0, pages: [], recorded: null, slot: null, overflow: [] };

function watch(page) {
  page.setDefaultTimeout(90_000);
  page.on('pageerror', (e) => seen.pageErrors.push(e.message));
}

async function lookOver(page, name, size) {
  await page.screenshot({ path: join(task.pictures, `console-${name}-${size}.png`) });
  const { violations, passes } = await page.evaluate(async (source) => {
    // Not by a script element, which the page's policy refuses, rightly.
    if (!window.axe) (0, eval)(source);
    return axe.run(document);
  }, axe).catch(async () => (await isolated(page)));
  seen.checks += passes.length;
  for (const v of violations) if (['serious', 'critical'].includes(v.impact)) seen.violations.push(`${size} ${name}: ${v.id} ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(', ')}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 1) seen.overflow.push(`${size} ${name}: ${wide} px`);
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
  await page.locator('#next').click();
  await page.locator('button.rec').waitFor();
  await page.locator('#next').click();
  await page.locator('main .card').first().waitFor();
  await page.locator('#next').click();
  await page.locator('.chip').first().waitFor();
  await lookOver(page, 'summary', 'desk');
  await page.locator('#next').click();
  await page.locator('.side a[data-page=now][aria-current]').waitFor();
}

async function plan(page) {
  await open(page, 'timetable');
  await page.locator('.btn.main', { hasText: 'Add a lecture' }).click();
  const dialog = page.locator('dialog');
  await dialog.locator('input[name=title]').fill('<img src=x onerror=alert(1)> Heat');
  await dialog.locator('select[name=day]').selectOption('monday');
  await dialog.locator('input[name=start]').fill('09:00');
  await dialog.locator('input[name=minutes]').fill('90');
  await dialog.locator('.btn.main').click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.btn', { hasText: '→' }).click();
  await page.locator('.slot b').first().waitFor();
  seen.slot = await page.locator('.slot b').first().textContent();
}

async function record(page) {
  await open(page, 'now');
  await page.locator('main input[name=title]').fill('From the console');
  await page.locator('button.rec').click();
  await page.locator('.clock').waitFor();
  await page.waitForFunction(() => /[1-9]$/.test(document.querySelector('.clock')?.textContent ?? ''));
  await lookOver(page, 'recording', 'desk');
  await page.locator('main .btn.danger').click();
  await page.locator('dialog .btn.danger').click();
  await page.locator('button.rec').waitFor();
  await open(page, 'lectures');
  seen.recorded = await page.locator('main td b').first().textContent();
}

try {
  const desk = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en' });
  const page = await desk.newPage();
  watch(page);
  await setUp(page);
  await plan(page);
  await record(page);
  for (const name of PAGES) { await open(page, name); await lookOver(page, name, 'desk'); seen.pages.push(name); }
  await page.setViewportSize({ width: 390, height: 844 });
  for (const name of PAGES) { await open(page, name); await lookOver(page, name, 'phone'); }
} catch (e) {
  seen.failure = e.message;
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
