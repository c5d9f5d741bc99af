"""Vectorise and predict alone, on two processes: what scikit-learn needs for the texts that imr-score scores whole.

Prints letters a second with TF-IDF of words and pairs, the same with hashed words, and the peak memory of a process in
MB. The texts are in memory before the clock starts; of more than 20,000 the first 20,000 are taken.
"""
import json
import resource
import sys
import time
from itertools import islice

from joblib import Parallel, delayed
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

with open(sys.argv[1], encoding="utf-8") as lines:
    texts = [json.loads(line)["text"] for line in islice(lines, 20000)]
# The labels do not matter for speed: half of the first letters against the other half.
learn = texts[:1000]
labels = [i % 2 for i in range(len(learn))]
rates = []
for vectoriser in (
    TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
    HashingVectorizer(n_features=2**18),
):
    model = make_pipeline(vectoriser, LogisticRegression(max_iter=200)).fit(learn, labels)
    parts = [texts[i : i + 500] for i in range(0, len(texts), 500)]
    with Parallel(n_jobs=2) as pool:
        pool(delayed(model.predict_proba)(part[:5]) for part in parts[:4])
        start = time.perf_counter()
        pool(delayed(model.predict_proba)(part) for part in parts)
        rates.append(len(texts) / (time.perf_counter() - start))
memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(f"{rates[0]:.0f} {rates[1]:.0f} {memory / 1024:.0f}")
