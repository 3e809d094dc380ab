// The count before the window's title, and a dot with it on the icon.
const title = document.title.replace(/^\(\d+\+?\) /, '');
const icon = document.querySelector('link[rel=icon]');
const plain = icon?.href;
const size = 64;

export async function show(count) {
  document.title = count > 0 ? `(${count > 99 ? '99+' : count}) ${title}` : title;
  if (!icon) return;
  if (count === 0) {
    icon.href = plain;
    return;
  }

  const image = new Image(size, size);
  image.src = plain;
  try {
    await image.decode();
  } catch {
    return; // The title says it, too.
  }

  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const draw = canvas.getContext('2d');
  draw.drawImage(image, 0, 0, size, size);
  draw.fillStyle = '#f0b13b';
  draw.beginPath();
  draw.arc(44, 44, 20, 0, 2 * Math.PI);
  draw.fill();
  draw.fillStyle = '#2b1c00';
  draw.font = 'bold 26px sans-serif';
  draw.textAlign = 'center';
  draw.textBaseline = 'middle';
  draw.fillText(count > 9 ? '9+' : count, 44, 46);
  icon.href = canvas.toDataURL();
}
