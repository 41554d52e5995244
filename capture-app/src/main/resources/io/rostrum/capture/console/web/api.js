// The agent's API, as any other client uses it.

export const BASE = '/api/v1';
let csrf = null;

/** A refusal; `problem` is the problem document (RFC 9457). */
export class Refused extends Error {
  constructor(problem) {
    super(problem.detail);
    this.problem = problem;
    this.status = problem.status;
  }
}

export const setCsrf = (token) => { csrf = token; };

async function ask(method, path, body, type) {
  const headers = {};
  if (method !== 'GET' && csrf) headers['X-CSRF-Token'] = csrf;
  if (body !== undefined) headers['Content-Type'] = type ?? 'application/json';
  let answer;
  try {
    answer = await fetch(BASE + path, { method, headers, body: body === undefined || type ? body : JSON.stringify(body), credentials: 'same-origin' });
  } catch {
    throw new Refused({ status: 0, detail: '' });
  }
  const text = await answer.text();
  let value = null;
  try { value = text ? JSON.parse(text) : null; } catch { value = text; }
  if (!answer.ok) {
    if (answer.status === 401 && path !== '/session') document.dispatchEvent(new Event('logged-out'));
    throw new Refused(value?.detail ? value : { status: answer.status, detail: answer.statusText });
  }
  return value;
}

export const get = (path) => ask('GET', path);
export const post = (path, body = {}, type) => ask('POST', path, body, type);
export const put = (path, body, type) => ask('PUT', path, body, type);
export const patch = (path, body) => ask('PATCH', path, body);
export const del = (path) => ask('DELETE', path);

/** The same, or null where this agent does not have that. */
export async function maybe(path) {
  try { return await get(path); } catch (e) { if (e.status === 404 || e.status === 503 || e.status === 405) return null; throw e; }
}

export const source = (id) => encodeURIComponent(id);
