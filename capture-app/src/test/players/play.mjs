// Plays a published lecture in a real player in Chromium and prints, as one JSON object, what the player did.
//   node play.mjs '{"player":"hls.js","url":"http://…/watch/ID","seconds":8,"marks":[[x,y,w,h]]}'
//   node play.mjs '{"player":"shaka","url":"http://…/packages/ID/master.m3u8","seconds":8}'
// seconds: how far the clock must come. marks: the parts of the picture, in fractions, whose flashes are timed.
import { chromium } from 'playwright-core';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const task = JSON.parse(process.argv[2]);
const TIMEOUT_MS = 90_000;
const profile = mkdtempSync(join(tmpdir(), 'rostrum-chromium-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  // Shaka is put into the page from here; the page's own policy would refuse that, rightly.
  bypassCSP: task.player === 'shaka',
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required',
  ],
});

async function openShaka(page) {
  // A page of the platform's own origin: Chromium does not let a blank page reach this machine.
  await page.goto(new URL('/', task.url).href);
  await page.setContent('<video width="640" height="360" muted playsinline></video>');
  const require = createRequire(import.meta.url);
  await page.addScriptTag({ path: require.resolve('shaka-player/dist/shaka-player.compiled.js') });
  await page.evaluate(async (url) => {
    shaka.polyfill.installAll();
    window.rostrumPlayerErrors = [];
    const player = new shaka.Player();
    await player.attach(document.querySelector('video'));
    player.addEventListener('error', (e) => window.rostrumPlayerErrors.push(`shaka ${e.detail.code}`));
    // The best rung, so that the width is known; a test player has no reason to start low.
    player.configure({ abr: { defaultBandwidthEstimate: 50e6 } });
    try {
      await player.load(url);
    } catch (e) {
      throw new Error(`shaka ${e.code} ${JSON.stringify(e.data)}`);
    }
  }, task.url);
}

// Remembers when each mark turns bright, on the media's own clock, as each picture is shown.
function watchMarks(marks) {
  const video = document.querySelector('video');
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  window.rostrumFlashes = marks.map(() => []);
  const bright = marks.map(() => false);
  const look = (now, frame) => {
    marks.forEach(([x, y, w, h], at) => {
      brush.drawImage(video, x * video.videoWidth, y * video.videoHeight, w * video.videoWidth, h * video.videoHeight, 0, 0, 8, 8);
      const data = brush.getImageData(0, 0, 8, 8).data;
      let sum = 0;
      for (let i = 0; i < data.length; i += 4) sum += data[i] + data[i + 1] + data[i + 2];
      const isBright = sum / (3 * 64) > 200;
      if (isBright && !bright[at]) window.rostrumFlashes[at].push(frame.mediaTime);
      bright[at] = isBright;
    });
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
}

let failure = null;
let seen = {};
try {
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(TIMEOUT_MS);
  const pageErrors = [];
  page.on('pageerror', (e) => pageErrors.push(`page ${e.message}`));
  if (task.player === 'shaka') {
    await openShaka(page);
  } else {
    await page.goto(task.url);
    await page.waitForSelector('video');
  }
  if (task.marks) await page.evaluate(watchMarks, task.marks);
  await page.evaluate(() => {
    const video = document.querySelector('video');
    video.muted = true;
    return video.play();
  });
  await page.waitForFunction((s) => document.querySelector('video').currentTime >= s, task.seconds);
  if (task.screenshot) await page.screenshot({ path: task.screenshot });
  seen = await page.evaluate(() => {
    const video = document.querySelector('video');
    const quality = video.getVideoPlaybackQuality();
    return {
      clock: video.currentTime,
      duration: video.duration,
      width: video.videoWidth,
      height: video.videoHeight,
      pictures: quality.totalVideoFrames,
      mediaError: video.error ? video.error.message : null,
      playerErrors: window.rostrumPlayerErrors ?? null,
      flashes: window.rostrumFlashes ?? null,
    };
  });
  seen.pageErrors = pageErrors;
} catch (e) {
  failure = e.message;
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
console.log(JSON.stringify({ player: task.player, failure, ...seen }));
