/**
 * What does a picture come to when only light and dark count, small enough to compare?
 *
 * Grey values row by row, the longer side always 420: two copies of one paper have the same size then, whatever they were saved as.
 */

export interface Grey {
  readonly width: number;
  readonly height: number;
  /** 0 black … 255 white. */
  readonly at: Float32Array;
}

export const LONG_SIDE = 420;

/** The picture with a longer side of 420. Made smaller, every new value is the mean of the area it covers; made larger, it lies between. */
export function shrink(picture: Grey, side = LONG_SIDE): Grey {
  const scale = Math.max(picture.width, picture.height) / side;
  const width = Math.max(1, Math.round(picture.width / scale));
  const height = Math.max(1, Math.round(picture.height / scale));
  const at = new Float32Array(width * height);
  if (scale < 1) return enlarged(picture, { width, height, at }, scale);
  const sums = integralOf(picture);
  for (let y = 0; y < height; y += 1) {
    const top = Math.floor((y * picture.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * picture.height) / height));
    for (let x = 0; x < width; x += 1) {
      const left = Math.floor((x * picture.width) / width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * picture.width) / width));
      at[y * width + x] = meanOf(sums, picture.width, left, top, right, bottom);
    }
  }
  return { width, height, at };
}

function enlarged(picture: Grey, into: Grey, scale: number): Grey {
  for (let y = 0; y < into.height; y += 1)
    for (let x = 0; x < into.width; x += 1) {
      const px = Math.min(picture.width - 1.001, x * scale);
      const py = Math.min(picture.height - 1.001, y * scale);
      into.at[y * into.width + x] = sampled(picture, px, py) ?? 255;
    }
  return into;
}

/** Sums over the area above and left of each corner: (width + 1) × (height + 1). */
export function integralOf({ width, height, at }: Grey): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += at[y * width + x]!;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row;
    }
  }
  return sums;
}

/** The mean of an area, from its sums; right and bottom are not in it. */
export function meanOf(
  sums: Float64Array,
  width: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  const w = width + 1;
  const sum =
    sums[bottom * w + right]! - sums[top * w + right]! - sums[bottom * w + left]! + sums[top * w + left]!;
  return sum / ((right - left) * (bottom - top));
}

/** The value between four points; null outside. */
export function sampled({ width, height, at }: Grey, x: number, y: number): number | null {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return null;
  const right = x - left;
  const down = y - top;
  const place = top * width + left;
  return (
    (at[place]! * (1 - right) + at[place + 1]! * right) * (1 - down) +
    (at[place + width]! * (1 - right) + at[place + width + 1]! * right) * down
  );
}
