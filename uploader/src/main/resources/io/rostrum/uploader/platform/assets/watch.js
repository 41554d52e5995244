// The watch page: wires the player to the page's buttons, lists and keys.
import { Player } from './player.js';
import { follow, reveal, rove } from './timeline.js';
import { listen as listenToKeys } from './keys.js';
import { recall, remember } from './memory.js';

const byId = (id) => document.getElementById(id);
const all = (selector) => Array.from(document.querySelectorAll(selector));

const video = byId('player');
const place = 'position.' + video.dataset.id;
const poster = video.getAttribute('poster');
const speed = byId('speed');
const captions = byId('captions');
const picture = byId('picture');
const listen = byId('listen');
const sound = byId('sound');
const tongue = byId('tongue');
const help = byId('help');

const player = new Player(video, {
  trouble: () => { byId('trouble').hidden = false; },
  fine: () => { byId('trouble').hidden = true; },
  captions: offerCaptions,
  pictures: offerPictures,
});

// Captions: one entry a language; the choice holds for every lecture.
let lastCaptions = recall('captions') || '';

function offerCaptions(tracks) {
  captions.length = 1;
  for (const track of tracks) {
    captions.add(new Option(track.name || track.lang, track.lang));
  }
  byId('captions-pick').hidden = tracks.length === 0;
  const wanted = tracks.some((track) => track.lang === lastCaptions) && recall('captions') ? lastCaptions : '';
  captions.value = wanted;
  player.showCaptions(wanted);
}

function chooseCaptions(lang) {
  captions.value = lang;
  lastCaptions = lang || lastCaptions;
  remember('captions', lang || null);
  player.showCaptions(lang);
}

function toggleCaptions() {
  if (captions.length > 1) {
    const known = Array.from(captions.options).some((option) => option.value === lastCaptions && lastCaptions);
    chooseCaptions(captions.value ? '' : known ? lastCaptions : captions.options[1].value);
  }
}

function offerPictures(heights) {
  picture.length = 1;
  for (const height of Array.from(new Set(heights)).sort((a, b) => b - a)) {
    picture.add(new Option(height + 'p', String(height)));
  }
  byId('picture-pick').hidden = picture.length < 3;
}

captions.addEventListener('change', () => chooseCaptions(captions.value));
picture.addEventListener('change', () => player.choosePicture(Number(picture.value)));
speed.addEventListener('change', () => {
  player.setRate(Number(speed.value));
  remember('speed', speed.value);
});

// Where somebody stopped yesterday.
function rememberPlace() {
  const nearEnd = video.duration && video.duration - video.currentTime < Math.min(20, video.duration / 20);
  remember(place, video.currentTime > 30 && !nearEnd ? String(Math.floor(video.currentTime)) : null);
}

video.addEventListener('pause', rememberPlace);
window.addEventListener('pagehide', rememberPlace);
document.addEventListener('visibilitychange', () => {
  if (document.hidden && video.currentTime > 0) {
    rememberPlace();
  }
});

function clock(seconds) {
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return (hours ? hours + ':' + two(minutes) : String(minutes)) + ':' + two(Math.floor(seconds) % 60);
}

byId('restart').addEventListener('click', () => {
  byId('resumed').hidden = true;
  player.seek(0);
  player.play();
});
video.addEventListener('playing', () => {
  window.setTimeout(() => { byId('resumed').hidden = true; }, 8000);
});

// Chapters and slides.
for (const button of all('.chapter, .slide')) {
  button.addEventListener('click', () => {
    player.seek(Number(button.dataset.start));
    player.play();
  });
}
follow(video, all('.chapter'), () => {});
const slides = all('.slide');
if (slides.length > 0) {
  const settle = rove(slides);
  follow(video, slides, (slide) => {
    settle(slide);
    reveal(byId('strip'), slide);
  });
}

// Listen only: the same place in the programme without pictures.
function listening() {
  return Boolean(listen) && listen.getAttribute('aria-pressed') === 'true';
}

function change(source) {
  const playing = !video.paused;
  player.load(source, video.currentTime);
  if (playing) {
    video.addEventListener('canplay', () => player.play(), { once: true });
  }
}

function heard() {
  return tongue ? tongue.selectedOptions[0].dataset.audio : video.dataset.audio;
}

if (listen) {
  listen.addEventListener('click', () => {
    const on = !listening();
    listen.setAttribute('aria-pressed', String(on));
    sound.hidden = !on;
    if (on) {
      video.removeAttribute('poster');
      byId('captions-pick').hidden = true;
      byId('picture-pick').hidden = true;
    } else if (poster) {
      video.setAttribute('poster', poster);
    }
    change(on ? heard() : video.dataset.programme);
  });
}

// A lecture in several languages; the choice holds for every lecture that has it.
if (tongue) {
  const known = Array.from(tongue.options).findIndex((option) => option.value === recall('spoken'));
  if (known > 0) {
    tongue.selectedIndex = known;
    player.chooseSound(tongue.value, known);
  }
  tongue.addEventListener('change', () => {
    remember('spoken', tongue.value);
    player.chooseSound(tongue.value, tongue.selectedIndex);
    if (listening()) {
      change(heard());
    }
  });
}

// Keys.
function showHelp() {
  if (help.open) {
    help.close();
  } else if (help.showModal) {
    help.showModal();
  }
}

byId('help-open').addEventListener('click', showHelp);
help.addEventListener('click', (event) => {
  if (event.target === help) {
    help.close();
  }
});
listenToKeys({
  ' ': () => player.toggle(),
  k: () => player.toggle(),
  arrowleft: () => player.seek(video.currentTime - 5),
  arrowright: () => player.seek(video.currentTime + 5),
  j: () => player.seek(video.currentTime - 10),
  l: () => player.seek(video.currentTime + 10),
  m: () => { video.muted = !video.muted; },
  c: toggleCaptions,
  f: () => {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else if (video.requestFullscreen) {
      video.requestFullscreen();
    }
  },
  '?': showHelp,
});

// A phone's lock screen shows what is heard.
if ('mediaSession' in navigator && window.MediaMetadata) {
  navigator.mediaSession.metadata = new MediaMetadata({
    title: video.dataset.title,
    artist: video.dataset.creator,
    artwork: poster ? [{ src: new URL(poster, document.baseURI).href }] : [],
  });
  navigator.mediaSession.setActionHandler('seekbackward', () => player.seek(video.currentTime - 10));
  navigator.mediaSession.setActionHandler('seekforward', () => player.seek(video.currentTime + 10));
}

const knownSpeed = recall('speed');
if (knownSpeed && Array.from(speed.options).some((option) => option.value === knownSpeed)) {
  speed.value = knownSpeed;
  player.setRate(Number(knownSpeed));
}
const position = Number(recall(place)) || 0;
if (position > 0) {
  byId('resumed-at').textContent = clock(position);
  byId('resumed').hidden = false;
}
player.load(video.dataset.programme, position);
