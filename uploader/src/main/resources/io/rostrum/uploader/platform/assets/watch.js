// Plays one lecture: hls.js where it works, the browser's own HLS elsewhere.
(function () {
  'use strict';

  const video = document.getElementById('player');
  const trouble = document.getElementById('trouble');
  const listen = document.getElementById('listen');
  const sound = document.getElementById('sound');
  const speed = document.getElementById('speed');
  const chapters = Array.from(document.querySelectorAll('.chapter'));
  const key = 'rostrum.position.' + video.dataset.id;
  const poster = video.getAttribute('poster');
  const MOST_REPAIRS = 5;

  // Everything the player complains of, also what it mends by itself; tests read it.
  window.rostrumPlayerErrors = [];

  let hls = null;
  let repairs = 0;

  function fail() {
    trouble.hidden = false;
  }

  function repair(data) {
    repairs += 1;
    if (repairs > MOST_REPAIRS) {
      fail();
    } else if (data.type === Hls.ErrorTypes.MEDIA_ERROR) {
      hls.recoverMediaError();
    } else if (data.type === Hls.ErrorTypes.NETWORK_ERROR) {
      // The page stays usable while a phone is without a network for a while.
      fail();
      window.setTimeout(() => hls.startLoad(), 2000 * repairs);
    } else {
      fail();
    }
  }

  function load(source, position) {
    const start = () => {
      video.playbackRate = Number(speed.value);
    };
    video.addEventListener('loadedmetadata', start, { once: true });
    if (window.Hls && Hls.isSupported()) {
      if (hls) {
        hls.destroy();
      }
      hls = new Hls({ startPosition: position > 0 ? position : -1, maxBufferLength: 60, backBufferLength: 120, capLevelToPlayerSize: true });
      hls.on(Hls.Events.ERROR, (event, data) => {
        window.rostrumPlayerErrors.push(data.details + (data.fatal ? ' (fatal)' : ''));
        if (data.fatal) {
          repair(data);
        }
      });
      hls.on(Hls.Events.FRAG_BUFFERED, () => {
        repairs = 0;
        trouble.hidden = true;
      });
      hls.loadSource(source);
      hls.attachMedia(video);
    } else if (video.canPlayType('application/vnd.apple.mpegurl')) {
      video.src = source;
      if (position > 0) {
        video.addEventListener('loadedmetadata', () => { video.currentTime = position; }, { once: true });
      }
    } else {
      window.rostrumPlayerErrors.push('unsupported');
      fail();
    }
  }

  // Where somebody stopped yesterday; a private window may forbid remembering, then it starts at the beginning.
  function remembered() {
    try {
      return Number(window.localStorage.getItem(key)) || 0;
    } catch (e) {
      return 0;
    }
  }

  function remember() {
    const nearEnd = video.duration && video.currentTime > video.duration - 20;
    try {
      if (video.currentTime > 30 && !nearEnd) {
        window.localStorage.setItem(key, String(Math.floor(video.currentTime)));
      } else {
        window.localStorage.removeItem(key);
      }
    } catch (e) {
      // Not remembering is all that is lost.
    }
  }

  function seek(seconds) {
    video.currentTime = Math.max(0, Math.min(seconds, video.duration || seconds));
  }

  function toggle() {
    if (video.paused) {
      const playing = video.play();
      if (playing) {
        playing.catch(() => {});
      }
    } else {
      video.pause();
    }
  }

  const keys = {
    ' ': toggle,
    k: toggle,
    arrowleft: () => seek(video.currentTime - 5),
    arrowright: () => seek(video.currentTime + 5),
    j: () => seek(video.currentTime - 10),
    l: () => seek(video.currentTime + 10),
    m: () => { video.muted = !video.muted; },
    f: () => {
      if (document.fullscreenElement) {
        document.exitFullscreen();
      } else if (video.requestFullscreen) {
        video.requestFullscreen();
      }
    },
  };

  document.addEventListener('keydown', (event) => {
    const busy = event.target.closest && event.target.closest('button, a, input, select, textarea, video');
    const action = keys[event.key.toLowerCase()];
    if (action && !busy && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action();
    }
  });

  video.addEventListener('error', () => {
    if (!hls) {
      window.rostrumPlayerErrors.push('native ' + (video.error ? video.error.code : ''));
      fail();
    }
  });
  video.addEventListener('pause', remember);
  window.addEventListener('pagehide', remember);

  video.addEventListener('timeupdate', () => {
    let current = null;
    for (const chapter of chapters) {
      if (Number(chapter.dataset.start) <= video.currentTime + 0.25) {
        current = chapter;
      }
    }
    for (const chapter of chapters) {
      if (chapter === current) {
        chapter.setAttribute('aria-current', 'true');
      } else {
        chapter.removeAttribute('aria-current');
      }
    }
  });

  for (const chapter of chapters) {
    chapter.addEventListener('click', () => {
      seek(Number(chapter.dataset.start));
      if (video.paused) {
        toggle();
      }
    });
  }

  speed.addEventListener('change', () => {
    video.playbackRate = Number(speed.value);
  });

  if (listen) {
    listen.addEventListener('click', () => {
      const on = listen.getAttribute('aria-pressed') !== 'true';
      const playing = !video.paused;
      listen.setAttribute('aria-pressed', String(on));
      sound.hidden = !on;
      if (on) {
        video.removeAttribute('poster');
      } else if (poster) {
        video.setAttribute('poster', poster);
      }
      load(on ? video.dataset.audio : video.dataset.programme, video.currentTime);
      if (playing) {
        video.addEventListener('canplay', toggle, { once: true });
      }
    });
  }

  load(video.dataset.programme, remembered());
})();
