package com.pxlpeak.ops.ledger;

import java.util.ArrayList;
import java.util.List;

/** The first few examples of each kind of difference. */
final class Notes {

    private static final int OF_A_KIND = 5;

    private final List<String> lines = new ArrayList<>();

    void add(String kind, Object what) {
        String start = kind + ": ";
        if (lines.stream().filter(line -> line.startsWith(start)).count() < OF_A_KIND) {
            lines.add(start + what);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
