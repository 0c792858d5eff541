package chat.maru.bench.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// nginx as a plain proxy with two workers: the floor that every gateway stands on.
final class Nginx {
  private Nginx() {}

  /// Starts it where it is installed.
  static Optional<Peer> start(int upstream) throws IOException {
    Optional<Path> executable =
        Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (executable.isEmpty()) {
      return Optional.empty();
    }
    Path directory = Files.createTempDirectory("maru-bench-nginx");
    int port = Peer.freePort();
    Path config =
        Files.writeString(directory.resolve("nginx.conf"), config(directory, upstream, port));
    List<String> command =
        List.of(executable.get().toString(), "-c", config.toString(), "-p", directory.toString());
    return Optional.of(Peer.start("nginx", command, port, Peer.Door.plain("none")));
  }

  private static String config(Path directory, int upstream, int port) {
    return """
    worker_processes 2;
    daemon off;
    pid %1$s/nginx.pid;
    error_log stderr crit;
    events { worker_connections 4096; }
    http {
      access_log off;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/f;
      uwsgi_temp_path %1$s/u;
      scgi_temp_path %1$s/s;
      upstream mock { server 127.0.0.1:%2$d; keepalive 512; }
      server {
        listen 127.0.0.1:%3$d backlog=1024;
        keepalive_requests 1000000000;
        location / {
          proxy_pass http://mock;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_buffering off;
        }
      }
    }
    """
        .formatted(directory, upstream, port);
  }
}
