package com.pxlpeak.api.metadata;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.pxlpeak.api.metadata.Tenants.ApiKey;
import com.pxlpeak.cluster.tenancy.Access;
import com.pxlpeak.cluster.tenancy.ApiKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies a key slowly once and quickly from then on.
 *
 * <p>Argon2id is slow on purpose, so it must not run for every request, nor at a stranger's wish. A key of an unknown
 * lookup id is refused without it, and so is a token that fails the check of 32 bits that is kept of the right one: a
 * flood of wrong tokens costs next to nothing. The right token is remembered as a keyed hash that is worthless outside
 * this process. Access and revocation are looked up each time, so they need no waiting.
 */
final class KeyVerifier implements ApiKeys {

    private static final String MAC = "HmacSHA256";
    private static final int REMEMBERED = 100_000;

    private final Function<String, Optional<ApiKey>> keys;
    private final BiPredicate<String, String> proves;
    private final Executor slow;

    /** Keyed and never fed: each hash is made by a copy, which is cheaper than a new one. */
    private final Mac keyed;

    /** Keyed hash of the right token, by the hash the database keeps: a key that is given another secret is another. */
    private final Cache<String, byte[]> right;

    /** Verdicts under way (so that a token is judged once, however many ask) and a little after. */
    private final AsyncCache<String, Boolean> verdicts;

    /**
     * @param keys the keys in force, by lookup id
     * @param proves whether a secret (first) belongs to a hash (second); slow
     * @param slow where that runs; rejects what it cannot queue
     */
    KeyVerifier(
            Function<String, Optional<ApiKey>> keys,
            BiPredicate<String, String> proves,
            Executor slow,
            Duration memory,
            Ticker ticker) {
        this.keys = keys;
        this.proves = proves;
        this.slow = slow;
        this.keyed = keyed();
        this.right = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(memory)
                .ticker(ticker)
                .build();
        this.verdicts = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(Duration.ofSeconds(10))
                .ticker(ticker)
                .buildAsync();
    }

    private static Mac keyed() {
        byte[] drawn = new byte[32];
        new SecureRandom().nextBytes(drawn);
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(drawn, MAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + ": missing (expected: part of every Java platform)", e);
        }
    }

    @Override
    public CompletionStage<Optional<Access>> verify(String text) {
        Optional<ApiToken> token = ApiToken.parse(text);
        Optional<ApiKey> key = token.flatMap(parsed -> keys.apply(parsed.lookupId()));
        if (token.isEmpty() || key.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return isRight(token.get(), key.get(), mac(text))
                .thenApply(is -> is ? Optional.of(key.get().access()) : Optional.empty());
    }

    private CompletionStage<Boolean> isRight(ApiToken token, ApiKey key, byte[] mac) {
        byte[] known = right.getIfPresent(key.secretHash());
        if (known != null) {
            return CompletableFuture.completedFuture(MessageDigest.isEqual(known, mac));
        }
        if (!key.mayBe(token)) {
            return CompletableFuture.completedFuture(false);
        }
        try {
            return verdicts.get(
                    HexFormat.of().formatHex(mac) + key.secretHash(),
                    (any, executor) -> CompletableFuture.supplyAsync(() -> judge(token, key, mac), slow));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new IllegalStateException("keys: too many to verify at once", e));
        }
    }

    private boolean judge(ApiToken token, ApiKey key, byte[] mac) {
        boolean proven = proves.test(token.secret(), key.secretHash());
        if (proven) {
            right.put(key.secretHash(), mac);
        }
        return proven;
    }

    private byte[] mac(String text) {
        try {
            return ((Mac) keyed.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(MAC + ": cannot be copied (expected: that of the Java platform)", e);
        }
    }
}
