# One image for one node or many. Build: docker build -t maru .
FROM node:22-bookworm-slim AS page
WORKDIR /maru
COPY server/src/main/resources/openapi.json server/src/main/resources/openapi.json
COPY web web
RUN npm --prefix web ci --no-audit --no-fund && npm --prefix web run build

FROM maven:3.9-eclipse-temurin-25 AS server
WORKDIR /maru
COPY . .
COPY --from=page /maru/web/dist web/dist
RUN mvn -B -q -pl server -am package -Dmaven.test.skip=true -Dspotless.check.skip

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /data maru && install -d -o maru -m 700 /data /data/files
COPY --from=server /maru/server/target/maru.jar /opt/maru/maru.jar
# `docker compose exec maru maru user add NAME` and all the other commands
RUN printf '%s\n' '#!/bin/sh' \
  'exec java -XX:+UseSerialGC -XX:MaxRAMPercentage=70 --enable-native-access=ALL-UNNAMED \' \
  '  --sun-misc-unsafe-memory-access=allow -Dmaru.home=/ -cp /opt/maru/maru.jar chat.maru.server.Main "$@"' \
  > /usr/local/bin/maru && chmod 755 /usr/local/bin/maru
USER maru
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["maru"]
CMD ["serve", "--host", "0.0.0.0"]
