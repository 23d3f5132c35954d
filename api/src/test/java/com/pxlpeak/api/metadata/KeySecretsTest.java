package com.pxlpeak.api.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeySecretsTest {

    @Test
    void hashIsArgon2idAtTheCostThatOwaspAsksFor() {
        assertThat(KeySecrets.hash("secret")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void onlyTheSecretProvesItsHash() {
        String hash = KeySecrets.hash("secret");

        assertThat(KeySecrets.proves("secret", hash)).isTrue();
        assertThat(KeySecrets.proves("Secret", hash)).isFalse();
    }

    @Test
    void twoKeysOfOneSecretHaveDifferentHashes() {
        assertThat(KeySecrets.hash("secret")).isNotEqualTo(KeySecrets.hash("secret"));
    }
}
