package com.pxlpeak.ops.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** When requests were sent, refused and acknowledged. All times are of one clock, in nanoseconds. */
final class AnswerTimes {

    private final List<Acknowledgement> acknowledgements = new ArrayList<>();
    private final List<Long> refusals = new ArrayList<>();

    /**
     * A request that was taken in the end.
     *
     * @param sentAt for the first time
     */
    private record Acknowledgement(long sentAt, long at, int events) {}

    synchronized void acknowledged(long sentAt, long at, int events) {
        acknowledgements.add(new Acknowledgement(sentAt, at, events));
    }

    /** A request was not taken, or may not have been. */
    synchronized void refused(long at) {
        refusals.add(at);
    }

    /** Events acknowledged since a moment. */
    synchronized long eventsSince(long moment) {
        return acknowledgements.stream()
                .filter(each -> each.at() >= moment)
                .mapToLong(Acknowledgement::events)
                .sum();
    }

    synchronized long refusalsSince(long moment) {
        return refusals.stream().filter(at -> at >= moment).count();
    }

    /** When the first of the requests was acknowledged that were not sent before a moment. */
    synchronized OptionalLong firstAcknowledgedOfThoseSentSince(long moment) {
        return acknowledgements.stream()
                .filter(each -> each.sentAt() >= moment)
                .mapToLong(Acknowledgement::at)
                .min();
    }

    synchronized OptionalLong lastRefusalSince(long moment) {
        return refusals.stream()
                .mapToLong(Long::longValue)
                .filter(at -> at >= moment)
                .max();
    }

    /** The longest that a request took that was acknowledged since a moment, repetitions included. */
    synchronized OptionalLong longestOfThoseAcknowledgedSince(long moment) {
        return acknowledgements.stream()
                .filter(each -> each.at() >= moment)
                .mapToLong(each -> each.at() - each.sentAt())
                .max();
    }
}
