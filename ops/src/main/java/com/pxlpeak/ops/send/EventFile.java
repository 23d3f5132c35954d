package com.pxlpeak.ops.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

/** Native events, one a line. Blank lines count as lines and hold nothing. */
final class EventFile implements AutoCloseable {

    private static final ObjectReader JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .reader();

    private final BufferedReader lines;
    private long number;

    /** An event and the line it stands in, from 1. */
    record EventLine(long number, ObjectNode event) {}

    /** Hears of a line that holds no event. */
    @FunctionalInterface
    interface Complaint {
        void unreadable(long line, String why);
    }

    EventFile(InputStream in) {
        // Bytes that are no UTF-8 become replacement characters: the line is judged, the file goes on.
        this.lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    }

    /** The next events, at most so many; none at the end. */
    List<EventLine> next(int most, Complaint complaint) throws IOException {
        List<EventLine> batch = new ArrayList<>(most);
        while (batch.size() < most) {
            String line = lines.readLine();
            if (line == null) {
                break;
            }
            number++;
            if (!line.isBlank()) {
                read(line, batch, complaint);
            }
        }
        return batch;
    }

    private void read(String line, List<EventLine> batch, Complaint complaint) {
        try {
            JsonNode event = JSON.readTree(line);
            if (event instanceof ObjectNode object) {
                batch.add(new EventLine(number, object));
            } else {
                complaint.unreadable(number, "not an object");
            }
        } catch (JsonProcessingException e) {
            complaint.unreadable(number, e.getOriginalMessage());
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
