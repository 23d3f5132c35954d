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
    private final SecretKeySpec processKey;

    /** Keyed hash of the right token, by the hash the database keeps: a key that is given another secret is another. */
    private final Cache<String, String> right;

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
        byte[] drawn = new byte[32];
        new SecureRandom().nextBytes(drawn);
        this.processKey = new SecretKeySpec(drawn, MAC);
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

    @Override
    public CompletionStage<Optional<Access>> verify(String text) {
        String mac = mac(text);
        Optional<ApiToken> token = ApiToken.parse(text);
        Optional<ApiKey> key = token.flatMap(parsed -> keys.apply(parsed.lookupId()));
        if (token.isEmpty() || key.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return isRight(token.get(), key.get(), mac)
                .thenApply(is -> is ? Optional.of(key.get().access()) : Optional.empty());
    }

    private CompletionStage<Boolean> isRight(ApiToken token, ApiKey key, String mac) {
        String known = right.getIfPresent(key.secretHash());
        if (known != null) {
            return CompletableFuture.completedFuture(MessageDigest.isEqual(bytes(known), bytes(mac)));
        }
        if (!key.mayBe(token)) {
            return CompletableFuture.completedFuture(false);
        }
        try {
            return verdicts.get(
                    mac + key.secretHash(),
                    (any, executor) -> CompletableFuture.supplyAsync(() -> judge(token, key, mac), slow));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new IllegalStateException("keys: too many to verify at once", e));
        }
    }

    private boolean judge(ApiToken token, ApiKey key, String mac) {
        boolean proven = proves.test(token.secret(), key.secretHash());
        if (proven) {
            right.put(key.secretHash(), mac);
        }
        return proven;
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(processKey);
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + ": missing (expected: part of every Java platform)", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
