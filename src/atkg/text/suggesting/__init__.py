"""Suggestions of a language model: asked passage by passage, admitted only through a strict gate.

``offers`` says what a passage holds that a model may choose from; ``asking`` writes the request;
``endpoint`` sends it; ``recorded`` keeps request and answer for replay; ``gate`` admits or refuses
each suggestion; ``rows`` makes what was admitted into rows that only a person can accept.
"""
