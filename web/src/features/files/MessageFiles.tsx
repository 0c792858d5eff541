import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filePath } from '../../api/client';
import type { Attachment } from '../../api/types';
import { Icon } from '../../ui/Icon';
import { kindOf, lengthWords, sizeWords } from './kinds';
import styles from './Files.module.css';

const Viewer = lazy(() => import('./Viewer').then((m) => ({ default: m.Viewer })));

const SHOWN = 9;

/** What came with a message: pictures as an album, films and sounds with their players, all else as rows. */
export function MessageFiles({ room, files }: { readonly room: string; readonly files: readonly Attachment[] }) {
  const pictures = files.filter((f) => kindOf(f) === 'picture');
  const others = files.filter((f) => kindOf(f) !== 'picture');
  return (
    <div className={styles['files']}>
      {pictures.length > 0 ? <Album room={room} pictures={pictures} /> : null}
      {others.map((file) => {
        const kind = kindOf(file);
        if (kind === 'film') return <Film key={file.id} room={room} file={file} />;
        if (kind === 'sound') return <Sound key={file.id} room={room} file={file} />;
        return <DocumentRow key={file.id} room={room} file={file} />;
      })}
    </div>
  );
}

function Album({ room, pictures }: { readonly room: string; readonly pictures: readonly Attachment[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const alone = pictures.length === 1;
  const shown = pictures.slice(0, SHOWN);
  const more = pictures.length - shown.length;
  return (
    <>
      <div className={alone ? styles['single'] : styles['album']} data-count={Math.min(3, pictures.length)}>
        {shown.map((p, i) => (
          <button
            key={p.id} type="button" className={styles['picture']} onClick={() => setOpen(p.id)}
            style={alone && p.width !== undefined && p.height !== undefined ? { aspectRatio: `${p.width} / ${p.height}`, width: `min(100%, ${Math.round(Math.min(p.width, 320, 360 * p.width / p.height))}px)` } : undefined}
            aria-label={t('files.openPicture', { name: p.name })}
          >
            <img src={filePath(room, p.id, p.thumbnail === true ? 'thumbnail' : '')} alt="" loading="lazy" decoding="async" draggable={false} />
            {p.type === 'image/gif' ? <span className={styles['badge']}>GIF</span> : null}
            {more > 0 && i === shown.length - 1 ? <span className={styles['more']}>{t('files.more', { count: more })}</span> : null}
          </button>
        ))}
      </div>
      {open === null ? null : <Suspense fallback={null}><Viewer room={room} file={open} of={pictures} onClose={() => setOpen(null)} /></Suspense>}
    </>
  );
}

function Film({ room, file }: { readonly room: string; readonly file: Attachment }) {
  const { t } = useTranslation();
  return (
    <figure className={styles['film']}>
      {/* eslint-disable-next-line jsx-a11y/media-has-caption -- what people film has no captions */}
      <video controls playsInline preload="metadata" src={filePath(room, file.id)} aria-label={t('files.film', { name: file.name })} />
    </figure>
  );
}

function Sound({ room, file }: { readonly room: string; readonly file: Attachment }) {
  const { t, i18n } = useTranslation();
  const voice = file.voice === true;
  return (
    <figure className={styles['sound']}>
      <figcaption>
        <Icon name={voice ? 'mic' : 'sound'} size={16} />
        <span dir="auto">{voice ? t('files.voice') : file.name}</span>
        <small>{file.durationMs === undefined ? sizeWords(i18n.language, file.size) : lengthWords(file.durationMs)}</small>
      </figcaption>
      {/* eslint-disable-next-line jsx-a11y/media-has-caption -- what people say has no captions */}
      <audio controls preload="metadata" src={filePath(room, file.id)} aria-label={voice ? t('files.voice') : t('files.sound', { name: file.name })} />
    </figure>
  );
}

function DocumentRow({ room, file }: { readonly room: string; readonly file: Attachment }) {
  const { t, i18n } = useTranslation();
  const size = sizeWords(i18n.language, file.size);
  return (
    <a className={styles['document']} href={filePath(room, file.id)} download={file.name} aria-label={t('files.download', { name: file.name, size })}>
      <span className={styles['sheet']}><Icon name="file" size={22} /></span>
      <span className={styles['title']}><bdi>{file.name}</bdi><small>{size}</small></span>
      <Icon name="import" size={18} />
    </a>
  );
}
