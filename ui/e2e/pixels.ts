import type { Locator, Page } from 'playwright-core';

export interface Pixels { yellow: number; dark: number; total: number }

/** What is really on the screen within an element: the mark's yellow, and dark letters on it. */
export async function pixelsOf(page: Page, element: Locator): Promise<Pixels> {
  const picture = (await element.screenshot()).toString('base64');
  return page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser draws no canvas.');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const counted = { yellow: 0, dark: 0, total: data.length / 4 };
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      if (red > 200 && green > 150 && blue < 120) counted.yellow += 1;
      if (red < 110 && green < 110 && blue < 110) counted.dark += 1;
    }
    return counted;
  }, picture);
}
