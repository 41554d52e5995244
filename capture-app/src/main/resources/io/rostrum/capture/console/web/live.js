// What the agent tells by server-sent events: one connection for the whole console.
import { BASE } from './api.js';

const listeners = new Map();
let stream = null;
export const state = { status: null, online: false };

export function connect() {
  stream?.close();
  stream = new EventSource(`${BASE}/events`);
  stream.onopen = () => online(true);
  stream.onerror = () => {
    online(false);
    // After a refusal a browser does not try again by itself.
    if (stream.readyState === EventSource.CLOSED) setTimeout(connect, 5000);
  };
  for (const name of ['status', 'levels', 'recording', 'job', 'alarm']) {
    stream.addEventListener(name, (event) => {
      const data = JSON.parse(event.data);
      if (name === 'status') state.status = data;
      tell(name, data);
    });
  }
}

function online(yes) {
  if (state.online !== yes) {
    state.online = yes;
    tell('online', yes);
  }
}

function tell(name, data) {
  for (const listener of [...(listeners.get(name) ?? [])]) listener(data);
}

/** Listens until the page is left. */
export function on(name, listener) {
  if (!listeners.has(name)) listeners.set(name, new Set());
  listeners.get(name).add(listener);
}

/** Forgets what a page listened to. */
export function leave() {
  for (const [name, set] of listeners) for (const listener of set) if (!listener.keep) listeners.get(name).delete(listener);
}
