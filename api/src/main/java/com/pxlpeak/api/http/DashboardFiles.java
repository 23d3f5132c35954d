package com.pxlpeak.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.util.ByteString;

/** The built dashboard on the class path, kept in memory as it is asked for. */
final class DashboardFiles {

    /**
     * A file as it is sent.
     *
     * @param gzipped empty where that would save nothing
     * @param isHashed named by its content, so that it can be kept for good
     */
    record StaticFile(
            ContentType type, ByteString bytes, Optional<ByteString> gzipped, String entityTag, boolean isHashed) {}

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    /** As the build names what may never change: {@code assets/index-BxYz12ab.js}. */
    private static final Pattern HASHED = Pattern.compile("assets/.+-[A-Za-z0-9_-]{8,}\\.[a-z0-9]+");

    private static final Map<String, ContentType> TYPES = Map.ofEntries(
            Map.entry("html", ContentTypes.TEXT_HTML_UTF8),
            Map.entry("js", ContentTypes.create(MediaTypes.APPLICATION_JAVASCRIPT, HttpCharsets.UTF_8)),
            Map.entry("css", ContentTypes.create(MediaTypes.TEXT_CSS, HttpCharsets.UTF_8)),
            Map.entry("json", ContentTypes.APPLICATION_JSON),
            Map.entry("webmanifest", ContentTypes.APPLICATION_JSON),
            Map.entry("txt", ContentTypes.TEXT_PLAIN_UTF8),
            Map.entry("svg", ContentTypes.create(MediaTypes.IMAGE_SVG_XML)),
            Map.entry("png", ContentTypes.create(MediaTypes.IMAGE_PNG)),
            Map.entry("ico", ContentTypes.create(MediaTypes.IMAGE_X_ICON)),
            Map.entry("webp", ContentTypes.create(MediaTypes.IMAGE_WEBP)),
            Map.entry("woff2", ContentTypes.create(MediaTypes.FONT_WOFF_2)));

    private static final Set<String> COMPRESSED_ALREADY = Set.of("png", "ico", "webp", "woff2");
    private static final int WORTH_COMPRESSING = 1024;

    private final ClassLoader loader;
    private final String root;
    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    DashboardFiles(ClassLoader loader, String root) {
        this.loader = loader;
        this.root = root;
    }

    /** The file at a path below the root. */
    Optional<StaticFile> file(String path) {
        return Optional.ofNullable(files.get(path)).or(() -> read(path));
    }

    private Optional<StaticFile> read(String path) {
        if (!SAFE.matcher(path).matches()) {
            return Optional.empty();
        }
        String extension = path.substring(path.lastIndexOf('.') + 1);
        ContentType type = TYPES.get(extension);
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream stream = loader.getResourceAsStream(root + "/" + path)) {
            if (stream == null) {
                return Optional.empty();
            }
            byte[] bytes = stream.readAllBytes();
            boolean compress = bytes.length >= WORTH_COMPRESSING && !COMPRESSED_ALREADY.contains(extension);
            StaticFile file = new StaticFile(
                    type,
                    ByteString.fromArray(bytes),
                    compress ? Optional.of(gzip(bytes)) : Optional.empty(),
                    entityTag(bytes),
                    HASHED.matcher(path).matches());
            files.put(path, file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("dashboard: " + path + " could not be read", e);
        }
    }

    private static ByteString gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return ByteString.fromArray(compressed.toByteArray());
    }

    private static String entityTag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: part of every Java platform)", e);
        }
    }
}
