// Hears a video to its end with the public Socket.IO client, and prints what it heard as one line of JSON.
// Usage: node hear.mjs URL TOKEN VIDEO TRANSPORT [BREAK_AFTER]
// With BREAK_AFTER it cuts its own connection after so many events and lets the client come back by itself.

import { io } from "socket.io-client";

const [url, token, videoId, transport, breakAfter] = process.argv.slice(2);
const FINAL = new Set(["video_completed", "video_failed", "video_cancelled"]);
const heard = [];
const joins = [];
let breaks = Number(breakAfter ?? 0);

const socket = io(url, {
  auth: { token },
  transports: [transport],
  reconnectionDelay: 20,
  reconnectionDelayMax: 50,
});

socket.on("connect", () => {
  const since = heard.at(-1)?.data.seq ?? 0;
  socket.emit("join", { videoId, since }, (answer) => {
    joins.push(answer);
    if (!answer.ok) finish(1);
  });
});

socket.on("connect_error", (error) => {
  if (socket.active) return; // A lost connection: the client tries again by itself.
  joins.push({ ok: false, refused: error.message, problem: error.data });
  finish(1);
});

socket.onAny((event, data) => {
  heard.push({ event, data });
  if (breaks && heard.length >= breaks) {
    breaks = 0;
    socket.io.engine.close();
  }
  if (FINAL.has(event)) finish(0);
});

function finish(code) {
  process.stdout.write(`${JSON.stringify({ joins, heard })}\n`, () => {
    socket.disconnect();
    process.exit(code);
  });
}
