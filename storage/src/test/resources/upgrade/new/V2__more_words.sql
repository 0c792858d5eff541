INSERT INTO words VALUES (2, 'new');
