// Plays a programme: with hls.js where it works, with the browser's own HLS elsewhere (iPhones).
const MOST_REPAIRS = 5;
/** Until somebody presses play a page loads a few seconds: a phone's data costs money. */
const BUFFER_BEFORE_PLAY = 6;
const BUFFER = 60;

// Everything the player complains of, also what it mends by itself; tests read it.
window.rostrumPlayerErrors = [];

export class Player {
  /**
   * @param video the element
   * @param on what to tell: trouble(), fine(), captions(names), pictures(heights)
   */
  constructor(video, on) {
    this.video = video;
    this.on = on;
    this.hls = null;
    this.repairs = 0;
    this.rate = 1;
    this.sound = null;
    video.addEventListener('play', () => {
      if (this.hls) {
        this.hls.config.maxBufferLength = BUFFER;
      }
    });
    video.addEventListener('loadedmetadata', () => {
      video.playbackRate = this.rate;
    });
    video.addEventListener('error', () => {
      if (!this.hls) {
        window.rostrumPlayerErrors.push('native ' + (video.error ? video.error.code : ''));
        on.trouble();
      }
    });
    video.textTracks.addEventListener('addtrack', () => this.nativeCaptions());
    if (video.audioTracks) {
      video.audioTracks.addEventListener('addtrack', () => this.applySound());
    }
  }

  load(source, position) {
    if (window.Hls && Hls.isSupported()) {
      this.loadHls(source, position);
    } else if (this.video.canPlayType('application/vnd.apple.mpegurl')) {
      this.video.src = source;
      if (position > 0) {
        this.video.addEventListener('loadedmetadata', () => this.seek(position), { once: true });
      }
    } else {
      window.rostrumPlayerErrors.push('unsupported');
      this.on.trouble();
    }
  }

  loadHls(source, position) {
    if (this.hls) {
      this.hls.destroy();
    }
    const hls = new Hls({
      startPosition: position > 0 ? position : -1,
      maxBufferLength: this.video.paused ? BUFFER_BEFORE_PLAY : BUFFER,
      backBufferLength: 120,
      capLevelToPlayerSize: true,
    });
    this.hls = hls;
    hls.on(Hls.Events.ERROR, (event, data) => {
      // hls.js also calls it a stall when a slow phone needs a quarter of a second for its first picture.
      if (data.details === Hls.ErrorDetails.BUFFER_STALLED_ERROR && this.video.currentTime <= Math.max(0, position)) {
        return;
      }
      window.rostrumPlayerErrors.push(data.details + (data.fatal ? ' (fatal)' : ''));
      if (data.fatal) {
        this.repair(data);
      }
    });
    hls.on(Hls.Events.FRAG_BUFFERED, () => {
      this.repairs = 0;
      this.on.fine();
    });
    hls.on(Hls.Events.SUBTITLE_TRACKS_UPDATED, (event, data) => {
      this.on.captions(data.subtitleTracks.map((track) => ({ lang: track.lang, name: track.name })));
    });
    hls.on(Hls.Events.AUDIO_TRACKS_UPDATED, () => this.applySound());
    hls.on(Hls.Events.MANIFEST_PARSED, (event, data) => {
      this.on.pictures(data.levels.map((level) => level.height).filter((height) => height > 0));
    });
    hls.loadSource(source);
    hls.attachMedia(this.video);
  }

  repair(data) {
    this.repairs += 1;
    if (this.repairs > MOST_REPAIRS) {
      this.on.trouble();
    } else if (data.type === Hls.ErrorTypes.MEDIA_ERROR) {
      this.hls.recoverMediaError();
    } else if (data.type === Hls.ErrorTypes.NETWORK_ERROR) {
      // The page stays usable while a phone is without a network for a while.
      this.on.trouble();
      const hls = this.hls;
      window.setTimeout(() => hls.startLoad(), 2000 * this.repairs);
    } else {
      this.on.trouble();
    }
  }

  nativeCaptions() {
    if (!this.hls) {
      const tracks = Array.from(this.video.textTracks).filter((track) => track.kind !== 'metadata');
      this.on.captions(tracks.map((track) => ({ lang: track.language, name: track.label })));
    }
  }

  /** Shows the captions of a language, or none for the empty one. */
  showCaptions(lang) {
    if (this.hls) {
      const index = this.hls.subtitleTracks.findIndex((track) => track.lang === lang);
      this.hls.subtitleDisplay = index >= 0;
      this.hls.subtitleTrack = index;
    } else {
      for (const track of this.video.textTracks) {
        track.mode = lang !== '' && track.language === lang ? 'showing' : 'disabled';
      }
    }
  }

  /** Lets a language be heard: the sound of that language, or the one in that place if none says its language. */
  chooseSound(lang, place) {
    this.sound = { lang, place };
    this.applySound();
  }

  applySound() {
    if (!this.sound) {
      return;
    }
    const tracks = this.hls ? this.hls.audioTracks : Array.from(this.video.audioTracks || []);
    const spoken = tracks.findIndex((track) => (this.hls ? track.lang : track.language) === this.sound.lang);
    const index = spoken >= 0 ? spoken : this.sound.place;
    if (index >= tracks.length) {
      return; // one sound alone, as for those who listen
    }
    if (!this.hls) {
      tracks.forEach((track, i) => { track.enabled = i === index; });
    } else if (this.hls.audioTrack !== index) {
      this.hls.audioTrack = index;
    }
  }

  /** Keeps the picture at a height, or lets it follow the network for -1. */
  choosePicture(height) {
    if (this.hls) {
      this.hls.nextLevel = this.hls.levels.findIndex((level) => level.height === height);
    }
  }

  setRate(rate) {
    this.rate = rate;
    this.video.playbackRate = rate;
  }

  seek(seconds) {
    this.video.currentTime = Math.max(0, Math.min(seconds, this.video.duration || seconds));
  }

  play() {
    const playing = this.video.play();
    if (playing) {
      playing.catch(() => {});
    }
  }

  toggle() {
    if (this.video.paused) {
      this.play();
    } else {
      this.video.pause();
    }
  }
}
