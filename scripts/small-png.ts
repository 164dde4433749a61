/** Makes a picture small for a page: at most 256 colours, those that are seen most, and each other one as the nearest of them. */
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;
/** Bytes of a pixel by the colour type of PNG, for pictures without a palette and without transparency alone. */
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue as one number, row by row. */
  readonly colours: Uint32Array;
}

/** @param png 8 bits per channel, not interlaced, as browsers write it; what is transparent becomes opaque */
export function smallPng(png: Buffer): Buffer {
  const { width, height, colours } = decoded(png);
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts].sort(([a, n], [b, m]) => m - n || a - b).slice(0, MOST_COLOURS).map(([colour]) => colour);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, n) => {
    let place = places.get(colour);
    if (place === undefined) {
      place = nearest(palette, colour);
      places.set(colour, place);
    }
    rows[Math.floor(n / width) * (width + 1) + 1 + (n % width)] = place;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Infinity;
  palette.forEach((one, place) => {
    const red = (one >> 16) - (colour >> 16);
    const green = ((one >> 8) & 255) - ((colour >> 8) & 255);
    const blue = (one & 255) - (colour & 255);
    // The eye tells greens apart best, and blues worst.
    const distance = 3 * red * red + 6 * green * green + blue * blue;
    if (distance >= least) return;
    best = place;
    least = distance;
  });
  return best;
}

function decoded(png: Buffer): Pixels {
  const [width, height, depth, type, interlaced] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25] ?? 0, png[28]];
  const size = CHANNELS[type];
  if (!png.subarray(0, 8).equals(SIGNATURE) || depth !== 8 || interlaced !== 0 || size === undefined) throw new Error('This is no picture of a browser.');
  const packed: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const bytes = inflateSync(Buffer.concat(packed));
  const stride = width * size;
  const colours = new Uint32Array(width * height);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const row = unfiltered(bytes[start] ?? 0, bytes.subarray(start + 1, start + 1 + stride), above, size);
    for (let x = 0; x < width; x += 1) {
      const at = x * size;
      colours[y * width + x] = ((row[at] ?? 0) << 16) | ((row[at + 1] ?? 0) << 8) | (row[at + 2] ?? 0);
    }
    above = row;
  }
  return { width, height, colours };
}

/** A row of bytes that PNG keeps as differences from the bytes before and above. */
function unfiltered(filter: number, kept: Uint8Array, above: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(kept.length);
  for (let n = 0; n < row.length; n += 1) {
    const left = n < size ? 0 : (row[n - size] ?? 0);
    const up = above[n] ?? 0;
    const corner = n < size ? 0 : (above[n - size] ?? 0);
    row[n] = (kept[n] ?? 0) + predicted(filter, left, up, corner);
  }
  return row;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1: return left;
    case 2: return up;
    case 3: return (left + up) >> 1;
    case 4: {
      const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
    default: return 0;
  }
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, sum]);
}

/** CRC-32, as PNG asks for it. */
function checksum(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
