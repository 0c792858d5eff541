package chat.maru.bench.gateway;

import chat.maru.base.Threads;
import chat.maru.bench.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// nginx as a plain proxy with two workers: the floor that every gateway stands on.
final class Nginx implements AutoCloseable {
  private final RunningProcess process;
  private final int port;

  private Nginx(RunningProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Where it is installed, if it is.
  static Optional<Path> installed() {
    return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Nginx start(Path executable, int upstream) {
    try {
      Path directory = Files.createTempDirectory("maru-bench-nginx");
      int port = freePort();
      Path config =
          Files.writeString(directory.resolve("nginx.conf"), config(directory, upstream, port));
      ProcessBuilder builder =
          new ProcessBuilder(
              executable.toString(), "-c", config.toString(), "-p", directory.toString());
      Nginx nginx =
          new Nginx(RunningProcess.start(builder, Pattern.compile("(never matches)$^x")), port);
      nginx.awaitListening();
      return nginx;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  Duration cpu() {
    return process.cpu();
  }

  int port() {
    return port;
  }

  private void awaitListening() {
    for (int i = 0; i < 100; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return;
      } catch (IOException e) {
        Threads.sleep(Duration.ofMillis(50));
      }
    }
    throw new IllegalStateException("nginx does not listen");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
