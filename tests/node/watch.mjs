// Watches the list of videos with the public Socket.IO client: prints a line of JSON for the answer to `watch`,
// and one for each change, until it has heard so many.
// Usage: node watch.mjs URL TOKEN TRANSPORT CHANGES

import { io } from "socket.io-client";

const [url, token, transport, changes] = process.argv.slice(2);
let left = Number(changes);

const socket = io(url, { auth: { token }, transports: [transport] });

function say(what, then = () => {}) {
  process.stdout.write(`${JSON.stringify(what)}\n`, then);
}

socket.on("connect", () => socket.emit("watch", say));

socket.on("library_changed", (...data) => {
  left -= 1;
  say(data, () => {
    if (left > 0) return;
    socket.disconnect();
    process.exit(0);
  });
});

socket.on("connect_error", (error) => say({ ok: false, refused: error.message }, () => process.exit(1)));
