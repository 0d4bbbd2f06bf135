/** The command line with a wall clock that is wrong by the milliseconds of its first argument. */

const skewMs = Number(process.argv.splice(2, 1)[0]);
const now = () => RealDate.now() + skewMs;
const RealDate = Date;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
await import('../../src/main.ts');
