package com.pxlpeak.edge.enrich;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import com.pxlpeak.cluster.event.Enrichment.Geo;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in the world an address is, by databases in MaxMind's format: the packed one, which knows countries, or what the
 * operator supplies, be it one for all addresses or one for each family of them.
 *
 * <p>Reads both MaxMind's own layout ({@code country.iso_code}) and the flat one of the free databases
 * ({@code country_code}).
 */
public final class Geography implements AutoCloseable {

    private static final String PACKED = "geo-whois-asn-country.mmdb";
    private static final int IPV4_ONLY = 4;

    /** In a directory of the operator's: for addresses of four bytes, and for those of sixteen. */
    public static final String IPV4 = "ipv4.mmdb";

    public static final String IPV6 = "ipv6.mmdb";

    private final Reader ipv4;
    private final Reader ipv6;

    private Geography(Reader ipv4, Reader ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /** The database that comes with the edge. */
    public static Geography packed() {
        try (InputStream resource = Geography.class.getResourceAsStream(PACKED)) {
            if (resource == null) {
                throw new IllegalStateException(
                        "country database: " + PACKED + " is missing (expected: packed by the build)");
            }
            Reader all = new Reader(resource, new CHMCache());
            return new Geography(all, all);
        } catch (IOException e) {
            throw new UncheckedIOException("country database: " + PACKED, e);
        }
    }

    /** A file, or a directory with {@link #IPV4} and {@link #IPV6}. */
    public static Geography at(Path place) {
        if (Files.isDirectory(place)) {
            return new Geography(reader(place.resolve(IPV4)), reader(place.resolve(IPV6)));
        }
        Reader all = reader(place);
        return new Geography(all, all);
    }

    private static Reader reader(Path file) {
        try {
            return new Reader(new File(file.toString()), Reader.FileMode.MEMORY_MAPPED, new CHMCache());
        } catch (IOException e) {
            throw new UncheckedIOException("geo database: " + file + " (expected: a file in MaxMind's format)", e);
        }
    }

    public Geo of(InetAddress address) {
        try {
            Reader reader = address instanceof Inet4Address ? ipv4 : ipv6;
            if (address instanceof Inet6Address && reader.getMetadata().getIpVersion() == IPV4_ONLY) {
                // It would be looked up by its first four bytes, and found anywhere.
                return Geo.UNKNOWN;
            }
            Map<?, ?> record = reader.get(address, Map.class);
            return record == null ? Geo.UNKNOWN : read(record);
        } catch (IOException e) {
            throw new UncheckedIOException("geo database: broken at an address", e);
        }
    }

    private static Geo read(Map<?, ?> record) {
        return new Geo(
                first(record.get("country_code"), at(record.get("country"), "iso_code")),
                first(record.get("state1"), nameOf(firstOf(record.get("subdivisions")))),
                first(record.get("city"), nameOf(record.get("city"))),
                first(record.get("timezone"), at(record.get("location"), "time_zone")));
    }

    private static @Nullable Object nameOf(@Nullable Object place) {
        return at(at(place, "names"), "en");
    }

    private static @Nullable Object at(@Nullable Object record, String field) {
        return record instanceof Map<?, ?> map ? map.get(field) : null;
    }

    private static @Nullable Object firstOf(@Nullable Object list) {
        return list instanceof List<?> items && !items.isEmpty() ? items.get(0) : null;
    }

    private static String first(@Nullable Object one, @Nullable Object other) {
        if (one instanceof String text) {
            return text;
        }
        return other instanceof String text ? text : "";
    }

    @Override
    public void close() {
        try {
            ipv4.close();
            ipv6.close();
        } catch (IOException e) {
            throw new UncheckedIOException("geo database: not closed", e);
        }
    }
}
