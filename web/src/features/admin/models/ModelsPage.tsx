import { useCallback, useState } from 'react';
import { useWords } from '../words';
import { Frame } from '../Frame';
import { ModelList } from './ModelList';
import { OwnModelList } from './OwnModelList';
import { Providers } from './Providers';

/** What answers here, how well, at what price, and who provides it. */
export function ModelsPage() {
  const t = useWords();
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((n) => n + 1), []);
  return (
    <Frame page="models" title={t('models.title')}>
      <ModelList turn={turn} />
      <Providers turn={turn} onChange={again} />
      <OwnModelList />
    </Frame>
  );
}
