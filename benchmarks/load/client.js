// One phone: a WebSocket that speaks Engine.IO 4 and Socket.IO 5, on node's own `net`. What it hears is counted, not
// kept; it parses only what it must, so that the generator costs less than the servers that it measures.
"use strict";
const net = require("net");
const crypto = require("crypto");

const TEXT = 1, CLOSE = 8;
const NOW = Buffer.from('"now":');
const SHARED = Buffer.from('42["view",{"audience":"shared"');
const BASELESS = Buffer.from('"base":null');
const HEAD = 200; // bytes of a view in which its `now` and `base` stand
const received = Buffer.allocUnsafe(262144); // one for all: what is read is dealt with at once

const monotonic = () => Number(process.hrtime.bigint()) / 1e6;

/** A client's frame; a mask of zeros is legal and costs nothing. */
function frame(text, opcode = TEXT) {
  const body = Buffer.from(text);
  const head = Buffer.alloc(body.length < 126 ? 6 : body.length < 65536 ? 8 : 14);
  head[0] = 0x80 | opcode;
  if (body.length < 126) head[1] = 0x80 | body.length;
  else if (body.length < 65536) { head[1] = 0xfe; head.writeUInt16BE(body.length, 2); }
  else { head[1] = 0xff; head.writeBigUInt64BE(BigInt(body.length), 2); }
  return Buffer.concat([head, body]);
}

function number(bytes, at) {
  let found = 0;
  for (let digit; (digit = bytes[at] - 48) >= 0 && digit < 10; at++) found = found * 10 + digit;
  return found;
}

class Client {
  /** `target`: {proto: "tablee"|"sio"|"ws", port}; `who`: {cookie, auth, port?}. */
  constructor(target, who = {}) {
    Object.assign(this, { target, who, rest: null, shaken: false, level: false, acks: new Map(), asked: 0, bytes: 0 });
    this.onview = null; // (milliseconds since 1970 said by the server, whole?, bytes, from, to)
    this.onclose = null;
  }

  /** Connects; resolves once level: a first whole view for Tablée and a `sio` told to greet, else once let in. */
  open(greeted = this.target.proto === "tablee") {
    this.greeted = greeted;
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      this.socket = net.connect({ host: "127.0.0.1", port: this.who.port ?? this.target.port, noDelay: true,
        onread: { buffer: received, callback: (count, bytes) => { this.hear(bytes.subarray(0, count)); return true; } } });
      this.socket.on("error", reject);
      this.socket.on("close", () => { reject(new Error("closed")); if (this.onclose) this.onclose(); });
      this.socket.write(this.handshake());
    });
  }

  handshake() {
    const path = this.target.proto === "ws" ? "/" : "/socket.io/?EIO=4&transport=websocket";
    const cookie = this.who.cookie ? `Cookie: ${this.who.cookie}\r\n` : "";
    return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${this.target.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`
      + `Sec-WebSocket-Key: ${crypto.randomBytes(16).toString("base64")}\r\nSec-WebSocket-Version: 13\r\n${cookie}\r\n`;
  }

  say(event, ...data) {
    this.socket.write(frame(`42${JSON.stringify([event, ...data])}`));
  }

  /** Says something that is answered; resolves to {answer, ms}. */
  ask(event, data) {
    const id = ++this.asked, began = monotonic();
    return new Promise((resolve) => {
      this.acks.set(id, (answer) => resolve({ answer, ms: monotonic() - began }));
      this.socket.write(frame(`42${id}${JSON.stringify([event, data])}`));
    });
  }

  close() {
    this.onclose = null;
    this.socket.destroy();
  }

  hear(bytes) {
    if (this.rest) { bytes = Buffer.concat([this.rest, bytes]); this.rest = null; }
    let at = 0;
    if (!this.shaken) {
      const end = bytes.indexOf("\r\n\r\n");
      if (end < 0) { this.rest = Buffer.from(bytes); return; }
      if (bytes.toString("latin1", 9, 12) !== "101") { this.reject(new Error(bytes.toString("latin1", 0, 40))); this.close(); return; }
      this.shaken = true;
      at = end + 4;
      if (this.target.proto === "ws") this.letIn();
    }
    while (bytes.length - at >= 2) {
      let size = bytes[at + 1] & 127, from = at + 2;
      if (size === 126) { if (bytes.length - at < 4) break; size = bytes.readUInt16BE(at + 2); from += 2; }
      else if (size === 127) { if (bytes.length - at < 10) break; size = Number(bytes.readBigUInt64BE(at + 2)); from += 8; }
      if (bytes.length < from + size) break;
      if ((bytes[at] & 15) === TEXT) this.message(bytes, from, from + size);
      else if ((bytes[at] & 15) === CLOSE) this.socket.end();
      at = from + size;
    }
    if (at < bytes.length) this.rest = Buffer.from(bytes.subarray(at));
  }

  message(bytes, from, to) {
    this.bytes += to - from;
    const first = bytes[from], second = bytes[from + 1];
    if (first === 0x30) this.socket.write(frame(`40${this.who.auth ? JSON.stringify(this.who.auth) : ""}`));
    else if (first === 0x32) this.socket.write(frame("3"));
    else if (first !== 0x34) return;
    else if (second === 0x32) this.event(bytes, from, to);
    else if (second === 0x33) this.answer(bytes, from + 2, to);
    else if (second === 0x30) this.letIn();
    else if (second === 0x34) this.reject(new Error(bytes.toString("utf8", from, to)));
  }

  letIn() {
    if (!this.greeted) { this.level = true; this.resolve(this); }
  }

  event(bytes, from, to) {
    if (bytes.compare(SHARED, 0, SHARED.length, from, Math.min(to, from + SHARED.length)) !== 0) return;
    const head = bytes.subarray(from, Math.min(to, from + HEAD));
    const now = number(head, head.indexOf(NOW) + NOW.length);
    const whole = head.indexOf(BASELESS) > 0;
    if (whole && !this.level) { this.level = true; this.resolve(this); }
    if (this.onview) this.onview(now, whole, bytes, from, to);
  }

  answer(bytes, from, to) {
    const id = number(bytes, from), start = bytes.indexOf(0x5b, from);
    const heard = this.acks.get(id);
    this.acks.delete(id);
    if (heard) heard(JSON.parse(bytes.toString("utf8", start, to))[0]);
  }
}

module.exports = { Client, monotonic };
