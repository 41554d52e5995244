// Uses the platform's pages as a student does, in Chromium, and prints what was seen as one JSON object.
//   node page.mjs '{"site":"http://…","lecture":"ID","width":390,"height":844,"language":"ar","shots":"folder or null"}'
import { chromium } from 'playwright-core';
import { createRequire } from 'node:module';

const task = JSON.parse(process.argv[2]);
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const phone = task.width < 700;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
});
const context = await browser.newContext({
  viewport: { width: task.width, height: task.height }, locale: task.language, isMobile: phone, hasTouch: phone,
  // The accessibility checker is put into the page from here; the policy is tested by another test.
  bypassCSP: true,
});
context.setDefaultTimeout(60_000);
const seen = { errors: [], faults: [], overflow: [] };

// Serious faults of accessibility, and whether the page is wider than the screen.
async function judge(page, name) {
  await page.addScriptTag({ path: AXE });
  const result = await page.evaluate(() => axe.run({ resultTypes: ['violations'] }));
  for (const fault of result.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')) {
    seen.faults.push(`${name}: ${fault.id} ${fault.nodes[0].html.slice(0, 120)}`);
  }
  if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) seen.overflow.push(name);
  if (task.shots) await page.screenshot({ path: `${task.shots}/${task.language}-${task.width}-${name}.png`, fullPage: true });
}

function hear(page) {
  page.on('pageerror', (e) => seen.errors.push(e.message));
  page.on('console', (m) => { if (m.type() === 'error') seen.errors.push(m.text()); });
}

const at = (page) => page.evaluate(() => document.querySelector('video').currentTime);
const until = (page, what, value) => page.waitForFunction(what, value);
const plays = (page, from) => until(page, (s) => document.querySelector('video').currentTime > s, from);

let failure = null;
try {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: task.language });
  const bare = await plain.newPage();
  await bare.goto(task.site);
  await bare.fill('#q', task.lecture);
  await bare.press('#q', 'Enter');
  await bare.waitForURL(/q=/);
  seen.foundWithoutScripts = await bare.locator('.card').count();
  await plain.close();

  const page = await context.newPage();
  hear(page);
  await page.goto(task.site);
  seen.direction = await page.evaluate(() => document.documentElement.dir);
  await judge(page, 'catalogue');
  await page.locator(`a[href$="watch/${task.lecture}"]`).click();

  await until(page, () => document.querySelector('video').readyState >= 2);
  await page.evaluate(() => { document.querySelector('video').muted = true; });
  await page.evaluate(() => document.body.focus());
  await page.keyboard.press('k');
  await plays(page, 1);
  await judge(page, 'watch');
  seen.slides = await page.locator('.slide').count();
  seen.download = await page.locator('.take a').first().innerText();

  await page.locator('.chapter').nth(1).click();
  await plays(page, task.chapter);
  await until(page, () => document.querySelectorAll('.chapter')[1].getAttribute('aria-current') === 'true');
  await until(page, () => document.querySelectorAll('.slide')[1].getAttribute('aria-current') === 'true');
  await page.evaluate(() => document.activeElement.blur());
  const before = await at(page);
  await page.keyboard.press('l');
  await plays(page, before + 9);

  await page.keyboard.press('c');
  await until(page, () => Array.from(document.querySelector('video').textTracks)
    .some((t) => t.mode === 'showing' && t.activeCues && t.activeCues.length > 0));
  seen.captions = await page.evaluate(() => document.getElementById('captions').selectedOptions[0].text);
  seen.captionsOffered = await page.evaluate(() => document.getElementById('captions').length - 1);
  await page.keyboard.press('c');
  seen.captionsOff = await page.evaluate(() => document.getElementById('captions').value);

  await page.keyboard.press('?');
  seen.help = await page.evaluate(() => document.getElementById('help').open);
  await judge(page, 'help');
  await page.keyboard.press('Escape');

  await page.selectOption('#speed', '1.5');
  seen.tongues = await page.evaluate(() => Array.from(document.getElementById('tongue').options, (o) => o.text));
  const french = page.waitForRequest(/audio-fr\.mp4/);
  await page.selectOption('#tongue', 'fr');
  await french;
  const frenchAlone = page.waitForRequest(/audio-fr\.m3u8/);
  await page.locator('#listen').click();
  await frenchAlone;
  await until(page, () => document.querySelector('video').videoWidth === 0 || !document.getElementById('sound').hidden);
  const listening = await at(page);
  await plays(page, listening + 1);
  seen.listenHeight = await page.evaluate(() => document.querySelector('video').videoHeight);
  seen.listenRate = await page.evaluate(() => document.querySelector('video').playbackRate);
  const main = page.waitForRequest(/audio\.m3u8/);
  await page.selectOption('#tongue', { index: 0 });
  await main;
  await plays(page, listening + 2);
  seen.listenAgainHeight = await page.evaluate(() => document.querySelector('video').videoHeight);
  await page.selectOption('#tongue', 'fr');
  await page.locator('#listen').click();

  await page.locator('.slide').nth(3).click();
  await plays(page, 36.2);
  await page.reload();
  await until(page, () => document.querySelector('video').currentTime >= 36);
  seen.resumed = await page.locator('#resumed').isVisible();
  await judge(page, 'resumed');
  seen.speedKept = await page.evaluate(() => document.getElementById('speed').value);
  seen.tongueKept = await page.evaluate(() => document.getElementById('tongue').value);
  seen.playerErrors = await page.evaluate(() => window.rostrumPlayerErrors);
} catch (e) {
  failure = e.message;
} finally {
  await browser.close();
}
console.log(JSON.stringify({ failure, ...seen }));
