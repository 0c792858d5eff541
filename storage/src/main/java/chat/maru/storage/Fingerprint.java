package chat.maru.storage;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;

/// A number that stands for all migrations on the class path. A database that carries it is up to
/// date, and Flyway, which takes a good part of a cold start, need not even be loaded.
final class Fingerprint {
  private Fingerprint() {}

  /// @param directory for example `db/migration`
  /// @return never 0, which is what a database carries that knows no fingerprint
  static int of(String directory) {
    TreeMap<String, Long> files = new TreeMap<>();
    try {
      ClassLoader loader = Fingerprint.class.getClassLoader();
      for (URL url : Collections.list(loader.getResources(directory))) {
        if (url.getProtocol().equals("jar")) {
          addJar(url, directory, files);
        } else {
          addDirectory(url, files);
        }
      }
    } catch (IOException e) {
      // Unknown: nothing carries it, so Flyway looks for itself.
      return 1;
    }
    CRC32 crc = new CRC32();
    crc.update(files.toString().getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue() | 1;
  }

  private static void addJar(URL url, String directory, Map<String, Long> files)
      throws IOException {
    JarURLConnection connection = (JarURLConnection) url.openConnection();
    for (JarEntry entry : Collections.list(connection.getJarFile().entries())) {
      String name = entry.getName();
      if (name.startsWith(directory + "/") && name.endsWith(".sql")) {
        files.put(name.substring(directory.length() + 1), entry.getCrc());
      }
    }
  }

  private static void addDirectory(URL url, Map<String, Long> files) throws IOException {
    File[] listed = Path.of(URI.create(url.toString())).toFile().listFiles();
    for (File file : listed == null ? new File[0] : listed) {
      if (file.getName().endsWith(".sql")) {
        CRC32 crc = new CRC32();
        crc.update(Files.readAllBytes(file.toPath()));
        files.put(file.getName(), crc.getValue());
      }
    }
  }
}
