/** Two quiet synthesized notes, so that no sound file has to load. */
const notes = [
  { hertz: 660, atSeconds: 0 },
  { hertz: 880, atSeconds: 0.18 },
];
const noteSeconds = 0.45;
const peakGain = 0.12;
const resumeTimeoutMs = 500;

/**
 * Plays the sound if the browser allows it; most browsers require a click on the page first.
 * @param {typeof AudioContext | undefined} Context
 */
export async function chime(Context) {
  if (!Context) return;
  const context = new Context();
  try {
    if (context.state === 'suspended') await Promise.race([context.resume(), pause(resumeTimeoutMs)]);
    if (context.state !== 'running') return;
    for (const { hertz, atSeconds } of notes) playNote(context, hertz, context.currentTime + atSeconds);
    await pause((noteSeconds + 1) * 1_000);
  } finally {
    await context.close();
  }
}

/**
 * @param {AudioContext} context
 * @param {number} hertz
 * @param {number} at
 */
function playNote(context, hertz, at) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(peakGain, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + noteSeconds);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + noteSeconds);
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
