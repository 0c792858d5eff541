import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MateTiming, RoomDetail } from '../../api/types';
import { useSync } from '../../app/context';
import { errorWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Choice, Select } from '../../ui/Field';
import { toast } from '../../ui/Toasts';
import panels from '../rooms/Panels.module.css';
import styles from './MatePanel.module.css';
import { useTimingWords } from './timingWords';

const LEVELS = [1, 2, 3, 4, 5] as const;

interface Props {
  readonly room: Pick<RoomDetail, 'id' | 'mate' | 'me'>;
  readonly busy: boolean;
  readonly onSpeaks: (speaks: 'asked' | 'sometimes') => void;
}

/** When the mate speaks: the room's opt-in, its dial, and what it said by itself, each with why and a way to say "too much". */
export function TimingCard({ room, busy, onSpeaks }: Props) {
  const { t } = useTranslation();
  const words = useTimingWords();
  const sync = useSync();
  const [timing, setTiming] = useState<MateTiming | null>(null);
  const { id, mate, me } = room;
  const owner = me.role === 'owner';
  const sometimes = mate.speaks === 'sometimes';

  useEffect(() => {
    let here = true;
    if (sometimes) {
      sync.api.mateTiming(id).then((found) => { if (here) setTiming(found); }, (error: unknown) => toast(errorWords(t, error)));
    }
    return () => { here = false; };
  }, [sync, id, sometimes, t]);

  const turn = async (work: () => Promise<MateTiming>) => {
    try {
      setTiming(await work());
    } catch (error) {
      toast(errorWords(t, error));
    }
  };
  const rate = (message: string, kind: 'too_much' | 'helpful') => void turn(async () => {
    await sync.api.rateUnasked(id, message, kind);
    return sync.api.mateTiming(id);
  });

  return (
    <section className={styles['card']}>
      {owner ? (
        <Choice
          label={words('title')} name="speaks" value={sometimes ? 'sometimes' : 'asked'} onChange={(speaks) => { if (!busy) onSpeaks(speaks); }} stacked
          options={(['asked', 'sometimes'] as const).map((value) => ({ value, label: words(value) }))}
        />
      ) : (
        <dl className={styles['facts']}><dt>{words('title')}</dt><dd>{words(sometimes ? 'sometimes' : 'asked')}</dd></dl>
      )}
      <p className={panels['hint']}>{owner ? words('hint') : `${words('hint')} ${words('ownerOnly')}`}</p>
      {sometimes && timing !== null ? (
        <>
          {owner ? (
            <Select
              label={words('dial')} value={String(timing.level)} onChange={(level) => void turn(() => sync.api.setMateTiming(id, Number(level)))}
              options={LEVELS.map((level) => ({ value: String(level), label: words(`level_${level}`) }))}
            />
          ) : null}
          <p className={panels['hint']}>{words('terms', { minutes: Math.round(timing.patienceSeconds / 60), count: timing.aDay })}</p>
          {timing.unasked.length > 0 ? (
            <ul aria-label={words('said')} className={styles['said']}>
              {timing.unasked.map((one) => (
                <li key={one.message}>
                  <p className={panels['hint']}>
                    {new Date(one.at).toLocaleString()} · {words('why', { minutes: Math.round(one.waitedSeconds / 60) })}
                  </p>
                  {one.feedback === undefined ? (
                    <div className={styles['rate']}>
                      <Button onClick={() => rate(one.message, 'helpful')}>{words('helpful')}</Button>
                      <Button onClick={() => rate(one.message, 'too_much')}>{words('tooMuch')}</Button>
                    </div>
                  ) : <p className={panels['hint']}>{words(`rated_${one.feedback}`)}</p>}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
