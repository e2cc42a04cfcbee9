"""The network: a pretrained BERT encoder and one linear layer that gives every piece a kind of fault."""

from __future__ import annotations

from pathlib import Path

import torch
from tokens import KINDS
from torch import nn
from transformers import BertModel


class Tagger(nn.Module):
    """Word pieces -> logits over `KINDS`. Capitals come in through the unused second segment embedding."""

    def __init__(self, folder: Path, layers: int | None = None) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(folder, add_pooling_layer=False)
        if layers:
            self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(self.encoder.config.hidden_size, len(KINDS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, capitals: torch.Tensor) -> torch.Tensor:
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=capitals).last_hidden_state
        return self.head(self.dropout(hidden))
