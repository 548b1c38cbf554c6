// Makes the widget's own code crash, from outside: nothing in the shipped module knows of it.

// (module (memory 1) (func (export "stop") unreachable) (func $deep (export "deep") call $deep)
//   (func (export "beyond") i32.const -1 i32.load drop))
const TRAPS = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 4, 3, 0, 0, 0, 5, 3, 1, 0, 1, 7, 24, 3, 4, 115, 116, 111, 112,
  0, 0, 4, 100, 101, 101, 112, 0, 1, 6, 98, 101, 121, 111, 110, 100, 0, 2, 10, 19, 3, 3, 0, 0, 11, 4, 0, 16, 1, 11,
  8, 0, 65, 127, 40, 2, 0, 26, 11,
];

/** What can go wrong in an instance, and how a real one of each kind comes about. */
export const CRASHES = {
  "panics": "stop",
  "overflows its stack": "deep",
  "reaches beyond its memory": "beyond",
  "runs out of memory": "full",
};

/**
 * For the head of a page. While `crash.kind` is set, the first thing that an instance asks of the
 * page ends in a true trap, in the midst of the instance's own frames; `crash.times` counts them down.
 * `crash.made` counts the instances of the page.
 */
export const CRASHING = `<script>
  const crash = { kind: "", times: 0, made: 0, seen: 0 };
  Object.defineProperty(window, "crash", { value: crash });
  const traps = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([${TRAPS}]))).exports;
  const { Instance } = WebAssembly;
  const trap = (memory) => {
    crash.times -= 1;
    crash.seen += 1;
    const { kind } = crash;
    if (crash.times <= 0) crash.kind = "";
    // What a refused allocation comes to: all memory is taken, and the allocator stops.
    if (kind === "full") try { for (;;) memory().grow(4096); } catch { traps.stop(); }
    traps[kind]();
  };
  WebAssembly.Instance = function (module, imports) {
    let own;
    const memory = () => Object.values(own).find((one) => one instanceof WebAssembly.Memory);
    const armed = ([name, one]) =>
      [name, typeof one === "function" ? (...values) => (crash.kind ? trap(memory) : one(...values)) : one];
    const wrapped = Object.entries(imports).map(([name, all]) => [name, Object.fromEntries(Object.entries(all).map(armed))]);
    const instance = new Instance(module, Object.fromEntries(wrapped));
    own = instance.exports;
    crash.made += 1;
    return instance;
  };
</script>`;
