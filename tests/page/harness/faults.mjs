// What servers and networks do to a file, and a page whose clock runs fast enough to wait for it.

/** How many times faster than the reader's the clock of a page goes. */
const HASTE = 10;

/** For the head of a page: all that the page waits for, it waits for a tenth of the time. */
export const HASTY = `<script>
  const later = setTimeout, limit = AbortSignal.timeout;
  window.setTimeout = (task, ms, ...values) => later(task, ms / ${HASTE}, ...values);
  AbortSignal.timeout = (ms) => limit.call(AbortSignal, ms / ${HASTE});
</script>`;

/** How often bytes come that come slowly, in ms of the hasty page: one in a second. */
const DRIP = 1000 / HASTE;

const half = (response, body) => {
  response.writeHead(200, { "content-type": "application/octet-stream", "content-length": body.length });
  response.write(body.subarray(0, body.length >> 1));
};

/** Each fault: how it answers in the place of a body, and how often a file is asked for in all. */
export const FAULTS = {
  "is not there": { asked: 1, answer: () => ({ status: 404 }) },
  "has an error": { asked: 3, answer: () => ({ status: 503 }) },
  "leads elsewhere": { asked: 3, answer: () => ({ status: 302, headers: { location: "/elsewhere" } }) },
  "says nothing": { asked: 3, answer: () => null },
  "stops in the middle": { asked: 3, answer: (body, response) => half(response, body) },
  "breaks off": {
    asked: 3,
    answer: (body, response) => {
      half(response, body);
      setTimeout(() => response.destroy(), DRIP);
    },
  },
  "sends a byte a second": {
    asked: 3,
    answer: (body, response) => {
      response.writeHead(200, { "content-type": "application/octet-stream" });
      let sent = 0;
      const drip = setInterval(() => response.write(body.subarray(sent, (sent += 1))), DRIP);
      response.on("close", () => clearInterval(drip));
    },
  },
};

/** Between the pieces of a file without end, in ms: on a busy machine, too, few are on their way at a time. */
const BREATH = 4;

/** Sends `piece` again and again through `gate`, until the reader has had enough; tells how much. */
export function endless(piece, response, gate = response, most = 1 << 30) {
  let sent = 0;
  if (gate !== response) gate.pipe(response);
  return new Promise((done) => {
    let isOver = false;
    const over = () => {
      isOver = true;
      done(sent);
    };
    const pour = () => {
      if (isOver) return;
      if (sent >= most) return void gate.end();
      sent += piece.length;
      const goOn = () => setTimeout(pour, BREATH);
      if (gate.write(piece)) goOn();
      else gate.once("drain", goOn);
    };
    response.on("close", over);
    pour();
  });
}
